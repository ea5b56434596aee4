import { expect, it } from 'vitest';
import { formatCents, formatNumber } from './format-number.ts';
import { chooseRegional, regional } from './regional.ts';
import {
  comingMoment,
  daysBetween,
  duration,
  exactTime,
  momentInWords,
  shortMoment,
  timeOfDaySeconds,
} from './time.ts';

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

it('tells times in the zone that was chosen: one instant is today here and yesterday there', () => {
  const now = Date.parse('2026-11-24T06:30:00Z');
  const call = Date.parse('2026-11-24T04:15:00Z');
  chooseRegional({ timeZone: 'UTC', locale: 'en-GB' });
  expect(shortMoment(call, now)).toBe('04:15');
  chooseRegional({ timeZone: 'America/New_York' });
  expect(shortMoment(call, now)).toBe('Yesterday 23:15');
  expect(exactTime(call)).toContain('GMT-5');
  // The clocks went back on 1 November: a day of 25 hours is one day.
  expect(daysBetween(Date.parse('2026-11-01T04:30:00Z'), Date.parse('2026-11-02T05:30:00Z'))).toBe(1);
  chooseRegional({ timeZone: null, locale: null });
});

it('writes dates and numbers as was chosen, and takes nothing that the browser does not know', () => {
  chooseRegional({ locale: 'de-DE' });
  expect(formatNumber(1200)).toBe('1.200');
  expect(formatCents(123456)).toBe('1.234,56');
  chooseRegional({ locale: 'no such thing' });
  chooseRegional({ timeZone: 'Mars/Olympus' });
  expect(regional()).toEqual({ locale: null, timeZone: null });
});
