import { expect, it } from 'vitest';
import { isQuiet, nextMorningThere } from './caller-place.ts';

const at = (words: string) => Date.parse(words);

it('nine in the morning is nine by the caller’s clock, also where no summer time is kept and on the night it ends', () => {
  const now = at('2026-10-31T20:00:00Z');
  // New York leaves summer time in this very night; Phoenix has none.
  expect(nextMorningThere(now, 'America/New_York')).toBe(at('2026-11-01T14:00:00Z'));
  expect(nextMorningThere(now, 'America/Phoenix')).toBe(at('2026-11-01T16:00:00Z'));
  expect(nextMorningThere(at('2026-11-24T07:00:00Z'), 'Pacific/Honolulu')).toBe(at('2026-11-24T19:00:00Z'));
});

it('before eight and from nine in the evening nobody is rung', () => {
  expect(isQuiet(at('2026-11-24T15:59:00Z'), 'America/Los_Angeles')).toBe(true);
  expect(isQuiet(at('2026-11-24T16:00:00Z'), 'America/Los_Angeles')).toBe(false);
  expect(isQuiet(at('2026-11-25T02:00:00Z'), 'America/New_York')).toBe(true);
});
