import { useEffect, useState } from 'react';
import type { locationOfAreaCode } from './area-codes.ts';
import { createRegionalFormatter } from '#src/platform/format/regional-formatter.ts';
import { areaCode } from './phone.ts';
import { regional } from '#src/platform/preferences/regional.ts';
import { timeTexts } from '#src/texts/time.ts';

/**
 * Returns a caller's probable local time: *2:42 PM · likely New York*. It is never certain, because numbers are ported
 * when people move.
 * @param now epoch milliseconds
 * @returns undefined while the location is unknown
 */
export function useLikelyTime(phone: string | null | undefined, now: number): string | undefined {
  const location = useCallerLocation(phone ?? null);
  return location && timeTexts.callerTime(localTimeIn(now, location.timeZone), location.name);
}

/** Formats a local time as `10:42 AM`, or as `Fri 1:42 AM` where the day differs from the user's. */
export function localTimeIn(now: number, timeZone: string): string {
  const there = clockOf(timeZone);
  const [time, day] = [there.time.format(now), there.day.format(now)];
  return day === clockOf(regional().timeZone ?? undefined).day.format(now) ? time : `${day} ${time}`;
}

interface Clock {
  time: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
}

/** Formatters by time zone. */
const clocks = createRegionalFormatter(({ locale }) => ({ locale, known: new Map<string | undefined, Clock>() }));

/** @param timeZone undefined: the browser's own */
function clockOf(timeZone: string | undefined): Clock {
  const { locale, known } = clocks();
  const found = known.get(timeZone);
  if (found !== undefined) return found;
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale ?? undefined, { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
  const clock = {
    time: make({ timeStyle: 'short' }),
    day: make({ weekday: 'short' }),
  };
  known.set(timeZone, clock);
  return clock;
}

/** The probable location of a caller, derived from the area code. */
export type CallerLocation = NonNullable<ReturnType<typeof locationOfAreaCode>>;

/** Calling hours on the caller's clock: first hour, and end (exclusive). */
export const CALLING_HOURS = { from: 8, until: 21 } as const;
const QUARTER_MS = 15 * 60_000;
const MORNING = '09:00';

/** @returns undefined while nothing is known */
export function useCallerLocation(phone: string | null): CallerLocation | undefined {
  const [known, setKnown] = useState<{ code: string; location: CallerLocation | undefined }>();
  const code = phone === null ? undefined : areaCode(phone);
  useEffect(() => {
    if (code === undefined) return undefined;
    let isGone = false;
    // A failed import is ignored: a time can still be chosen.
    void import('./area-codes.ts').then(
      ({ locationOfAreaCode: placeOfAreaCode }) => {
        if (!isGone) setKnown({ code, location: placeOfAreaCode(code) });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [code]);
  return known !== undefined && known.code === code ? known.location : undefined;
}

/** Returns true if callers in the zone should not be called at that instant. */
export function isOutsideCallingHours(instant: number, timeZone: string): boolean {
  const hour = Number(clock(instant, timeZone).slice(0, 2));
  return hour < CALLING_HOURS.from || hour >= CALLING_HOURS.until;
}

/** Returns the next 9 AM after today in the zone, in epoch milliseconds. */
export function nextMorningIn(now: number, timeZone: string): number {
  const today = day(now, timeZone);
  let at = Math.ceil(now / QUARTER_MS) * QUARTER_MS;
  // All time zones differ by multiples of a quarter of an hour.
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
