import { instantAt, weekdayOf } from '#src/platform/zoned-time.ts';
import { leadTriageTexts } from '#src/texts/lead-triage.ts';

const { times } = leadTriageTexts.snooze;

/** A way to put something off. */
export interface SnoozeTime {
  id: string;
  label: string;
  /** Epoch milliseconds. */
  until: number;
}

const HOUR = 3_600_000;
const MORNING = 9;

/**
 * The usual times, in the chosen zone; each keeps its digit all day long.
 * @param now epoch milliseconds
 */
export function snoozeTimes(now: number): SnoozeTime[] {
  const at = (days: number, hour: number): number => instantAt(now, days, hour);
  const toMonday = (8 - weekdayOf(now)) % 7 || 7;
  const afternoon = at(0, 14) > now ? at(0, 14) : at(1, 14);
  return [
    { id: 'half-hour', label: times['half-hour'], until: now + HOUR / 2 },
    { id: 'hour', label: times.hour, until: now + HOUR },
    { id: 'three-hours', label: times['three-hours'], until: now + 3 * HOUR },
    { id: 'afternoon', label: times.afternoon, until: afternoon },
    { id: 'morning', label: times.morning, until: at(1, MORNING) },
    { id: 'monday', label: times.monday, until: at(toMonday, MORNING) },
    { id: 'week', label: times.week, until: at(7, MORNING) },
  ];
}
