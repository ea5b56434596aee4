import { formatDuration, formatShortTime } from '#src/platform/format/time.ts';

/** Reply goal: a lead should be contacted within this many minutes. */
const REPLY_GOAL_MINUTES = 60;
/** A shorter wait has no color. */
const NOTICEABLE_MINUTES = 15;
/** From this age on, hours do not matter any more. */
const BACKLOG_MINUTES = 24 * 60;

/**
 * `fresh`: just arrived · `waiting`: within the goal · `overdue`: past it · `backlog`: waiting for a day or longer.
 */
export type Urgency = 'fresh' | 'waiting' | 'overdue' | 'backlog';

/**
 * Returns how long a lead has waited, by elapsed time: midnight changes nothing. Color marks leads that a quick reply can
 * still save, so a backlog has none.
 * @param arrived epoch milliseconds
 * @param now epoch milliseconds
 */
export function waitingTime(arrived: number, now: number): { urgency: Urgency; words: string } {
  if (Number.isNaN(arrived)) return { urgency: 'backlog', words: formatShortTime(arrived, now) };
  const minutes = Math.max(0, (now - arrived) / 60_000);
  if (minutes >= BACKLOG_MINUTES) {
    return { urgency: 'backlog', words: formatShortTime(arrived, now) };
  }
  const words = formatDuration(now - arrived);
  if (minutes < NOTICEABLE_MINUTES) return { urgency: 'fresh', words };
  return { urgency: minutes <= REPLY_GOAL_MINUTES ? 'waiting' : 'overdue', words };
}
