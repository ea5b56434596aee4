import type { SeededRandom } from './chance.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Ages that are dense near the present and thin out: what an inbox looks like.
 * @param count how many
 * @param youngest age of the first, in milliseconds
 * @param oldest age of the last, in milliseconds
 * @param bend 1 is even; the higher, the more of them are young
 * @returns youngest first
 */
export function thinningAges(
  chance: SeededRandom,
  count: number,
  youngest: number,
  oldest: number,
  bend: number,
): number[] {
  return Array.from({ length: count }, (_, index) => {
    const place = (index + chance.random()) / count;
    return youngest + place ** bend * (oldest - youngest);
  });
}
