import { afterEach, describe, expect, it } from 'vitest';
import { setRegional } from '#src/platform/preferences/regional.ts';
import { formatWallTime, instantAt, parseWallTime, weekdayOf } from './zoned-time.ts';

afterEach(() => setRegional({ timeZone: null, locale: null }));

const iso = (instant: number) => new Date(instant).toISOString();

it('the local time at an instant is that of the chosen zone', () => {
  setRegional({ timeZone: 'America/New_York' });
  expect(formatWallTime(Date.parse('2026-03-08T06:59:59Z'))).toBe('2026-03-08T01:59:59');
  expect(formatWallTime(Date.parse('2026-03-08T07:00:00Z'))).toBe('2026-03-08T03:00:00');
});

describe('an hour of a day in the chosen zone', () => {
  it('is that local hour after the clocks go forward and after they go back', () => {
    setRegional({ timeZone: 'America/New_York' });
    // Noon on Saturday, March 7 and Saturday, October 31, 2026; the clocks change in the night to Sunday.
    expect(iso(instantAt(Date.parse('2026-03-07T17:00:00Z'), 1, 9))).toBe('2026-03-08T13:00:00.000Z');
    expect(iso(instantAt(Date.parse('2026-10-31T16:00:00Z'), 1, 9))).toBe('2026-11-01T14:00:00.000Z');
  });

  it('has no daylight saving time in Arizona, unlike the Navajo Nation and California', () => {
    const march = Date.parse('2026-03-07T19:00:00Z');
    setRegional({ timeZone: 'America/Phoenix' });
    expect(iso(instantAt(march, 1, 9))).toBe('2026-03-08T16:00:00.000Z');
    setRegional({ timeZone: 'America/Los_Angeles' });
    expect(iso(instantAt(march, 1, 9))).toBe('2026-03-08T16:00:00.000Z');
    setRegional({ timeZone: 'America/Denver' });
    expect(iso(instantAt(march, 1, 9))).toBe('2026-03-08T15:00:00.000Z');
  });

  it('supports zones with offsets of half and quarter hours', () => {
    const now = Date.parse('2026-11-27T20:00:00Z');
    setRegional({ timeZone: 'Asia/Kolkata' });
    // There it is already 1:30 on the 28th.
    expect(iso(instantAt(now, 0, 9))).toBe('2026-11-28T03:30:00.000Z');
    setRegional({ timeZone: 'Asia/Kathmandu' });
    expect(iso(instantAt(now, 0, 9))).toBe('2026-11-28T03:15:00.000Z');
    setRegional({ timeZone: 'Australia/Lord_Howe' });
    expect(iso(instantAt(now, 0, 9))).toBe('2026-11-27T22:00:00.000Z');
    expect(weekdayOf(now)).toBe(6);
    setRegional({ timeZone: 'UTC' });
    expect(weekdayOf(now)).toBe(5);
  });
});

it('parses typed text in the chosen zone; an hour that the clocks skip becomes the one after', () => {
  setRegional({ timeZone: 'America/New_York' });
  expect(iso(parseWallTime('2026-11-28T09:30'))).toBe('2026-11-28T14:30:00.000Z');
  expect(iso(parseWallTime('2026-03-08T02:30'))).toBe('2026-03-08T07:30:00.000Z');
  expect([parseWallTime(''), parseWallTime('2026-13-40T99:00'), parseWallTime('soon')]).toEqual([NaN, NaN, NaN]);
});
