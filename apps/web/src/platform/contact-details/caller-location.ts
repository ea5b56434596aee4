import { useEffect, useState } from 'react';
import type { locationOfAreaCode } from './area-codes.ts';
import { createRegionalFormatter } from '#src/platform/format/regional-formatter.ts';
import { areaCode } from './phone.ts';
import { regional } from '#src/platform/preferences/regional.ts';

/**
 * Says what time it probably is where somebody calls from. Numbers move with their owners, so it is never more than that.
 * @param now epoch milliseconds
 * @returns for a phone number as given: `probably San Francisco, there 10:42`, or nothing where nothing is known
 */
export function useCallerLocalTime(now: number): (phone: string) => string | undefined {
  const [places, setPlaces] = useState<{ placeOf: typeof locationOfAreaCode } | null>(null);
  useEffect(() => {
    let isGone = false;
    // Not being able to load it is no trouble: the number can be called all the same.
    void import('./area-codes.ts').then(
      (loaded) => {
        if (!isGone) setPlaces({ placeOf: loaded.locationOfAreaCode });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  return (phone) => {
    const code = areaCode(phone);
    const place = code === undefined ? undefined : places?.placeOf(code);
    return place && `probably ${place.name}, there ${localTimeIn(now, place.timeZone)}`;
  };
}

/** `10:42`, or `Fri 01:42` where it is another day than here. */
export function localTimeIn(now: number, timeZone: string): string {
  const there = clockOf(timeZone);
  const [time, day] = [there.time.format(now), there.day.format(now)];
  return day === clockOf(regional().timeZone ?? undefined).day.format(now) ? time : `${day} ${time}`;
}

interface Clock {
  time: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
}

/** By time zone. */
const clocks = createRegionalFormatter(({ locale }) => ({ locale, known: new Map<string | undefined, Clock>() }));

/** @param timeZone undefined: the browser's own */
function clockOf(timeZone: string | undefined): Clock {
  const { locale, known } = clocks();
  const found = known.get(timeZone);
  if (found !== undefined) return found;
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale ?? undefined, { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
  const clock = {
    time: make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: make({ weekday: 'short' }),
  };
  known.set(timeZone, clock);
  return clock;
}

/** Where somebody probably is, by their number. */
export type CallerLocation = NonNullable<ReturnType<typeof locationOfAreaCode>>;

/** From this hour on somebody may be rung, and until that one. */
const DAY_BEGINS = 8;
const DAY_ENDS = 21;
const QUARTER_MS = 15 * 60_000;
const MORNING = '09:00';

/** @returns undefined as long as nothing is known */
export function useCallerLocation(phone: string | null): CallerLocation | undefined {
  const [place, setPlace] = useState<CallerLocation>();
  const code = phone === null ? undefined : areaCode(phone);
  useEffect(() => {
    if (code === undefined) return undefined;
    let isGone = false;
    // Not being able to load it is no trouble: a time can be chosen all the same.
    void import('./area-codes.ts').then(
      ({ locationOfAreaCode: placeOfAreaCode }) => {
        if (!isGone) setPlace(placeOfAreaCode(code));
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [code]);
  return place;
}

/** Whether nobody should be rung there then. */
export function isOutsideCallingHours(instant: number, timeZone: string): boolean {
  const hour = Number(clock(instant, timeZone).slice(0, 2));
  return hour < DAY_BEGINS || hour >= DAY_ENDS;
}

/** The next nine in the morning there that is not before tomorrow here or there; epoch milliseconds. */
export function nextMorningIn(now: number, timeZone: string): number {
  const today = day(now, timeZone);
  let at = Math.ceil(now / QUARTER_MS) * QUARTER_MS;
  // Every zone of the world is whole quarters of an hour from every other.
  while (day(at, timeZone) === today || clock(at, timeZone) !== MORNING) at += QUARTER_MS;
  return at;
}

function clock(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  );
}

function day(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}
