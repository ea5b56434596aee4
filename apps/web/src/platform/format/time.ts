import { timeTexts } from '#src/texts/time.ts';
import { createRegionalFormatter } from './regional-formatter.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Shown for a date that is missing or invalid: one bad record must not break a screen. */
const UNKNOWN = timeTexts.unknown;

// With the 12- or 24-hour clock of the locale.
const clockTime = format({ timeStyle: 'short' });
const clockSeconds = format({ timeStyle: 'medium' });
const weekday = format({ weekday: 'short' });
const dayMonth = format({ day: 'numeric', month: 'short' });
const dayMonthYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
const exact = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
const hourOfDay = format({ timeStyle: 'short', timeZone: 'UTC' });
const calendarDay = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Formats in the chosen locale and zone, unless the options name a zone. */
function format(options: Intl.DateTimeFormatOptions): (instant: number) => string {
  const formatter = createRegionalFormatter(({ locale, timeZone }) => {
    const zone = timeZone === null ? {} : { timeZone };
    return new Intl.DateTimeFormat(locale ?? undefined, { ...zone, ...options });
  });
  return (instant) => (isInstant(instant) ? formatter().format(instant) : UNKNOWN);
}

/** Calendar day in the chosen zone, in one fixed format: `2026-11-24`. */
const dayOf = createRegionalFormatter(({ timeZone }) => {
  // Every Date knows the browser's own zone, and a DateTimeFormat is slow to create.
  if (timeZone === null) return { format: browsersDay };
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
});

function browsersDay(instant: number): string {
  const day = new Date(instant);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(day.getFullYear()).padStart(4, '0')}-${month}-${date}`;
}

/**
 * Creates the formatters, each of which is slow on first use and needed by every list. Called while the first requests
 * are in flight and the main thread is idle.
 */
export function warmUpFormatters(): void {
  const now = Date.now();
  for (const write of [clockTime, exact, weekday, dayMonth]) write(now);
}

/** `Nov 3, 2026` */
export const formatDate = dayMonthYear;
/** `10:42 AM` */
export const formatTime = clockTime;
/** `8:00 AM`: an hour of any day. @param hour 0 to 23 */
export function formatHour(hour: number): string {
  return hourOfDay(hour * HOUR);
}

/** `10:42:07 AM` */
export const formatTimeWithSeconds = clockSeconds;
/** Date, time to the second and zone of an instant, for tooltips. */
export const formatExactTime = exact;

/** `Nov 3, 2026`: the day of an instant in the chosen zone, for print, where *yesterday* would soon be wrong. */
export const formatDayOf = dayMonthYear;

/**
 * Formats a calendar day from Grow (`2026-11-02`).
 * @returns the text unchanged if it is not a day
 */
export function formatCalendarDay(day: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) ? day : calendarDay(instant);
}

/** `2 min`, `1 h`, `1 h 7 min`: a duration under a day. */
export function formatDuration(milliseconds: number): string {
  if (!isInstant(milliseconds)) return UNKNOWN;
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  if (minutes < 60) return timeTexts.minutes(String(minutes));
  const hours = String(Math.floor(minutes / 60));
  return minutes % 60 === 0 ? timeTexts.wholeHours(hours) : timeTexts.hours(hours, String(minutes % 60));
}

/** `6:52 PM` today, `Yesterday 6:52 PM`, `Fri 3:21 PM` within a week, `Nov 3`, `Nov 3, 2025`. */
export function formatShortTime(instant: number, now: number): string {
  if (!isInstant(instant)) return UNKNOWN;
  const days = daysBetween(instant, now);
  if (days <= 0) return clockTime(instant);
  if (days === 1) return timeTexts.yesterday(clockTime(instant));
  if (days < 7) return timeTexts.weekday(weekday(instant), clockTime(instant));
  return calendar(instant).slice(0, 4) === calendar(now).slice(0, 4) ? dayMonth(instant) : dayMonthYear(instant);
}

/** `today at 10:19 AM`, `yesterday at 6:52 PM`, `Nov 3, 2026, 6:52 PM`: for the middle of a sentence. */
export function formatPastTime(instant: number, now: number): string {
  if (!isInstant(instant)) return UNKNOWN;
  const days = daysBetween(instant, now);
  if (days <= 0) return timeTexts.todayAt(clockTime(instant));
  if (days === 1) return timeTexts.yesterdayAt(clockTime(instant));
  return timeTexts.dayAt(dayMonthYear(instant), clockTime(instant));
}

/** `at 11:10 PM`, `tomorrow at 1:10 AM`, `on Nov 3, 2026 at 6:52 PM`: a future time, for the end of a sentence. */
export function formatFutureTime(instant: number, now: number): string {
  if (!isInstant(instant)) return timeTexts.comingUnknown;
  const days = daysBetween(now, instant);
  if (days <= 0) return timeTexts.comingToday(clockTime(instant));
  return days === 1
    ? timeTexts.comingTomorrow(clockTime(instant))
    : timeTexts.comingOn(dayMonthYear(instant), clockTime(instant));
}

/** `2:00 PM` today, `Tue 9:00 AM` within a week, `Dec 3, 9:00 AM`: a future time, for use beside a label. */
export function formatShortFutureTime(instant: number, now: number): string {
  if (!isInstant(instant)) return UNKNOWN;
  const days = daysBetween(now, instant);
  if (days <= 0) return clockTime(instant);
  return days < 7
    ? timeTexts.weekday(weekday(instant), clockTime(instant))
    : timeTexts.dayAt(dayMonth(instant), clockTime(instant));
}

/** Counts the midnights between two instants in the chosen zone; a day of 23 or 25 hours counts as one. */
export function daysBetween(earlier: number, later: number): number {
  return Math.round((Date.parse(calendar(later)) - Date.parse(calendar(earlier))) / DAY);
}

function isInstant(instant: number): boolean {
  return !Number.isNaN(new Date(instant).getTime());
}

function calendar(instant: number): string {
  return dayOf().format(instant);
}
