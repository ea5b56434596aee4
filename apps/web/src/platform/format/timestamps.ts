import { formatExactTime, formatPastTime, formatShortTime } from './time.ts';

/** Props of `ui/primitives/Timestamp`. */
export interface TimestampProps {
  dateTime: string;
  title?: string;
  children: string;
}

/** Formats a time in full. */
export function exactTime(dateTime: string): TimestampProps {
  return { dateTime, children: formatExactTime(Date.parse(dateTime)) };
}

/** Formats how long ago a time was; its title is the time in full. */
export function pastTime(dateTime: string, now: number): TimestampProps {
  const instant = Date.parse(dateTime);
  return { dateTime, title: formatExactTime(instant), children: formatPastTime(instant, now) };
}

/**
 * Formats a time for a row.
 * @param words builds the title from the time in full
 */
export function shortTime(dateTime: string, now: number, words = (when: string) => when): TimestampProps {
  const instant = Date.parse(dateTime);
  return { dateTime, title: words(formatExactTime(instant)), children: formatShortTime(instant, now) };
}
