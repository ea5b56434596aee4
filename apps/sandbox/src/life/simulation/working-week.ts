import type { SeededRandom } from '../../data/random/chance.ts';

/** Calls and forms per hour, by hour of a weekday on the East Coast. */
const LEADS = [0.3, 0.2, 0.2, 0.2, 0.2, 0.3, 0.5, 1, 2, 3.5, 4, 3.5, 3, 3, 3.5, 3.5, 3, 2, 1.5, 1.5, 1.2, 1, 0.7, 0.4];
/** Actions of colleagues per hour: office hours, with a lunch break. */
const WORK = [0, 0, 0, 0, 0, 0, 0, 0.5, 5, 14, 18, 16, 4, 10, 16, 16, 12, 5, 1, 0, 0, 0, 0, 0];
const WEEKEND_LEADS = 0.35;
const MAX_GAP_MINUTES = 24;

export const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Kind of the next event, and minutes until it happens. */
export interface NextEvent {
  gap: number;
  kind: 'lead' | 'work';
}

/**
 * Draws the next event of the firm's week.
 * @param minutes since midnight of Monday, continuing over later weeks
 * @see https://en.wikipedia.org/wiki/Poisson_point_process: events without memory, thinned to the rate of their hour
 */
export function nextEvent({ random }: SeededRandom, minutes: number): NextEvent {
  let gap = 0;
  for (;;) {
    gap += (-Math.log(1 - random()) / MAX_GAP_MINUTES) * 60;
    const { leads, work } = rates(minutes + gap);
    const place = random() * MAX_GAP_MINUTES;
    if (place < leads) return { gap, kind: 'lead' };
    if (place < leads + work) return { gap, kind: 'work' };
  }
}

/** True while the office answers the phone. */
export function isOfficeOpen(minutes: number): boolean {
  return rates(minutes).work >= 4;
}

/** Formats a time of the week, for example `Monday 10:05`. */
export function timeOfWeek(minutes: number): string {
  const time = Math.floor(minutes) % WEEK_MINUTES;
  const clock = [Math.floor(time / 60) % 24, time % 60].map((part) => String(part).padStart(2, '0'));
  return `${DAYS[Math.floor(time / DAY_MINUTES)]} ${clock.join(':')}`;
}

function rates(minutes: number): { leads: number; work: number } {
  const time = minutes % WEEK_MINUTES;
  const hour = Math.floor(time / 60) % 24;
  const weekend = time >= 5 * DAY_MINUTES;
  return { leads: (LEADS[hour] ?? 0) * (weekend ? WEEKEND_LEADS : 1), work: weekend ? 0 : (WORK[hour] ?? 0) };
}
