import { useEffect, useState } from 'react';
import type { placeOfAreaCode } from './area-codes.ts';
import { areaCode } from './phone.ts';

/** Where somebody probably is, by their number. */
export type CallerPlace = NonNullable<ReturnType<typeof placeOfAreaCode>>;

/** From this hour on somebody may be rung, and until that one. */
const DAY_BEGINS = 8;
const DAY_ENDS = 21;
const QUARTER_MS = 15 * 60_000;
const MORNING = '09:00';

/** @returns undefined as long as nothing is known */
export function useCallerPlace(phone: string | null): CallerPlace | undefined {
  const [place, setPlace] = useState<CallerPlace>();
  const code = phone === null ? undefined : areaCode(phone);
  useEffect(() => {
    if (code === undefined) return undefined;
    let isGone = false;
    // Not being able to load it is no trouble: a time can be chosen all the same.
    void import('./area-codes.ts').then(
      ({ placeOfAreaCode }) => {
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
export function isQuiet(instant: number, timeZone: string): boolean {
  const hour = Number(clock(instant, timeZone).slice(0, 2));
  return hour < DAY_BEGINS || hour >= DAY_ENDS;
}

/** The next nine in the morning there that is not before tomorrow here or there; epoch milliseconds. */
export function nextMorningThere(now: number, timeZone: string): number {
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
