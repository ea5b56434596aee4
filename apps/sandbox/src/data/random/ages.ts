import type { SeededRandom } from './chance.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Returns ages that are dense near the present and thin out, as in a real inbox.
 * @param count number of ages
 * @param minAge smallest age, in milliseconds
 * @param maxAge largest age, in milliseconds
 * @param bend 1 is even; a higher value makes more of them small
 * @returns ages in ascending order
 */
export function thinningAges(
  chance: SeededRandom,
  count: number,
  minAge: number,
  maxAge: number,
  bend: number,
): number[] {
  return Array.from({ length: count }, (_, index) => {
    const place = (index + chance.random()) / count;
    return minAge + place ** bend * (maxAge - minAge);
  });
}
