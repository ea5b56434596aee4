import { expect, it } from 'vitest';
import { waitingTime } from './waiting-time.ts';

const noon = new Date(2026, 10, 23, 12, 0).getTime();
const before = (minutes: number) => waitingTime(noon - minutes * 60_000, noon);

it('colors today’s leads, not the backlog', () => {
  expect(before(2)).toEqual({ urgency: 'fresh', words: '2 min' });
  expect(before(23)).toEqual({ urgency: 'waiting', words: '23 min' });
  expect(before(60).urgency).toBe('waiting');
  expect(before(70)).toEqual({ urgency: 'overdue', words: '1 h 10 min' });
  expect(before(13 * 60)).toMatchObject({ urgency: 'backlog' });
});

it('counts on past midnight while the reply goal can still be met', () => {
  const midnight = new Date(2026, 10, 23, 0, 10).getTime();
  expect(waitingTime(midnight - 20 * 60_000, midnight)).toEqual({ urgency: 'waiting', words: '20 min' });
});

it('shows no color for an invalid date', () => {
  expect(waitingTime(Number.NaN, noon)).toEqual({ urgency: 'backlog', words: 'unknown time' });
});

it('never shows a negative wait when clocks differ', () => {
  expect(waitingTime(noon + 90_000, noon).words).toBe('0 min');
});
