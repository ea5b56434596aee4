import { createRegionalFormatter } from './regional-formatter.ts';

const MINUTE = 60_000;

/** Formats the local time of the chosen zone. */
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
 * Returns the instant of an hour of a day in the chosen zone, also if the clocks change in between.
 * @param now epoch milliseconds; its day is day 0
 */
export function instantAt(now: number, days: number, hour: number): number {
  const wall = new Date(wallOf(now));
  return instantOf(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, hour));
}

/** Returns the day of the week in the chosen zone: 0 is Sunday. */
export function weekdayOf(instant: number): number {
  return new Date(wallOf(instant)).getUTCDay();
}

/**
 * Parses the value of a date and time field in the chosen zone.
 * @param typed `2026-11-28T09:00`, the format of such fields
 * @returns NaN if the text is not a time
 */
export function parseWallTime(typed: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed) ? instantOf(Date.parse(`${typed.slice(0, 16)}Z`)) : Number.NaN;
}

/** `2026-11-28T09:00:00`: the local time at an instant in the chosen zone. */
export function formatWallTime(instant: number): string {
  return new Date(wallOf(instant)).toISOString().slice(0, 19);
}

/** Returns the local time at an instant, as if it were UTC. */
function wallOf(instant: number): number {
  const part = Object.fromEntries(
    wallClock()
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day, hour, minute, second } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Returns the instant of a local time; a time that the clocks skip becomes the one after the change. */
function instantOf(wall: number): number {
  if (Number.isNaN(wall)) return Number.NaN;
  const offsetAt = (instant: number) => Math.round((wallOf(instant) - instant) / MINUTE) * MINUTE;
  const first = wall - offsetAt(wall);
  const second = wall - offsetAt(first);
  return offsetAt(second) === offsetAt(first) ? second : Math.max(first, second);
}
