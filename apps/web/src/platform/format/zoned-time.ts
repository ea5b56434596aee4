import { createRegionalFormatter } from './regional-formatter.ts';

const MINUTE = 60_000;

/** What clocks on the wall of the chosen zone say. */
const wallClock = createRegionalFormatter(({ timeZone }) => {
  const zone = timeZone === null ? {} : { timeZone };
  return new Intl.DateTimeFormat('en-CA', {
    ...zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
});

/**
 * An hour of a day in the chosen zone, whatever the clocks do in between.
 * @param now epoch milliseconds; its day is day 0
 */
export function instantAt(now: number, days: number, hour: number): number {
  const wall = new Date(wallOf(now));
  return instantOf(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, hour));
}

/** Day of the week in the chosen zone: 0 is Sunday. */
export function weekdayOf(instant: number): number {
  return new Date(wallOf(instant)).getUTCDay();
}

/**
 * What somebody typed into a field for a day and a time, in the chosen zone.
 * @param typed `2026-11-28T09:00`, as such fields give it
 * @returns NaN for what is no time
 */
export function parseWallTime(typed: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed) ? instantOf(Date.parse(`${typed.slice(0, 16)}Z`)) : Number.NaN;
}

/** What the wall says at an instant, as if it were UTC. */
function wallOf(instant: number): number {
  const part = Object.fromEntries(
    wallClock()
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day, hour, minute, second } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which the wall says so; an hour that a clock leaps over is the one after the leap. */
function instantOf(wall: number): number {
  if (Number.isNaN(wall)) return Number.NaN;
  const offsetAt = (instant: number) => Math.round((wallOf(instant) - instant) / MINUTE) * MINUTE;
  const first = wall - offsetAt(wall);
  const second = wall - offsetAt(first);
  return offsetAt(second) === offsetAt(first) ? second : Math.max(first, second);
}
