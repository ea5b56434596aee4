import { expect, it } from 'vitest';
import { waitingTime } from './waiting-time.ts';

const noon = new Date(2026, 10, 23, 12, 0).getTime();
const before = (minutes: number) => waitingTime(noon - minutes * 60_000, noon);

it('colors leads that have waited for less than a day, not the backlog', () => {
  expect(before(2)).toEqual({ urgency: 'fresh', words: '2 min' });
  expect(before(23)).toEqual({ urgency: 'waiting', words: '23 min' });
  expect(before(60).urgency).toBe('waiting');
  expect(before(70)).toEqual({ urgency: 'overdue', words: '1 h 10 min' });
  expect(before(13 * 60)).toEqual({ urgency: 'overdue', words: '13 h' });
  expect(before(24 * 60 - 1).urgency).toBe('overdue');
  expect(before(24 * 60).urgency).toBe('backlog');
});

it('midnight changes nothing', () => {
  const midnight = new Date(2026, 10, 23, 0, 10).getTime();
  expect(waitingTime(midnight - 20 * 60_000, midnight)).toEqual({ urgency: 'waiting', words: '20 min' });
  expect(waitingTime(midnight - 180 * 60_000, midnight)).toEqual({ urgency: 'overdue', words: '3 h' });
});

it('shows no color for an invalid date', () => {
  expect(waitingTime(Number.NaN, noon)).toEqual({ urgency: 'backlog', words: 'unknown time' });
});

it('never shows a negative wait when clocks differ', () => {
  expect(waitingTime(noon + 90_000, noon).words).toBe('0 min');
});
