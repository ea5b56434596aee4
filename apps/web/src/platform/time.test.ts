import { expect, it } from 'vitest';
import { comingMoment, duration, exactTime, momentInWords, shortMoment, timeOfDaySeconds } from './time.ts';

const noon = new Date(2026, 10, 23, 12, 0).getTime();

it('says so when a date is missing or cannot be read, and never throws', () => {
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, 9e15]) {
    expect(exactTime(odd)).toBe('unknown time');
    expect(timeOfDaySeconds(odd)).toBe('unknown time');
    expect(shortMoment(odd, noon)).toBe('unknown time');
    expect(momentInWords(odd, noon)).toBe('unknown time');
    expect(duration(odd)).toBe('unknown time');
  }
});

it('says when something to come will be', () => {
  expect(comingMoment(new Date(2026, 10, 23, 23, 10).getTime(), noon)).toBe('at 23:10');
  expect(comingMoment(new Date(2026, 10, 24, 1, 10).getTime(), noon)).toBe('tomorrow at 01:10');
});
