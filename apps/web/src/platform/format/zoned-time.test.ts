import { afterEach, describe, expect, it } from 'vitest';
import { setRegional } from '#src/platform/preferences/regional.ts';
import { instantAt, parseWallTime, weekdayOf } from './zoned-time.ts';

afterEach(() => setRegional({ timeZone: null, locale: null }));

const iso = (instant: number) => new Date(instant).toISOString();

describe('an hour of a day in the chosen zone', () => {
  it('is that hour on the wall after the clocks went forward, and after they went back', () => {
    setRegional({ timeZone: 'America/New_York' });
    // Saturday 7 March and Saturday 31 October 2026, noon; the clocks change in the night to Sunday.
    expect(iso(instantAt(Date.parse('2026-03-07T17:00:00Z'), 1, 9))).toBe('2026-03-08T13:00:00.000Z');
    expect(iso(instantAt(Date.parse('2026-10-31T16:00:00Z'), 1, 9))).toBe('2026-11-01T14:00:00.000Z');
  });

  it('knows no summer time in Arizona, while the Navajo Nation and California do', () => {
    const march = Date.parse('2026-03-07T19:00:00Z');
    setRegional({ timeZone: 'America/Phoenix' });
    expect(iso(instantAt(march, 1, 9))).toBe('2026-03-08T16:00:00.000Z');
    setRegional({ timeZone: 'America/Los_Angeles' });
    expect(iso(instantAt(march, 1, 9))).toBe('2026-03-08T16:00:00.000Z');
    setRegional({ timeZone: 'America/Denver' });
    expect(iso(instantAt(march, 1, 9))).toBe('2026-03-08T15:00:00.000Z');
  });

  it('has half hours and quarters where a zone has them', () => {
    const now = Date.parse('2026-11-27T20:00:00Z');
    setRegional({ timeZone: 'Asia/Kolkata' });
    // There it is half past one on the 28th already.
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

it('reads what was typed in the chosen zone; an hour that the clocks leap over is the one after', () => {
  setRegional({ timeZone: 'America/New_York' });
  expect(iso(parseWallTime('2026-11-28T09:30'))).toBe('2026-11-28T14:30:00.000Z');
  expect(iso(parseWallTime('2026-03-08T02:30'))).toBe('2026-03-08T07:30:00.000Z');
  expect([parseWallTime(''), parseWallTime('2026-13-40T99:00'), parseWallTime('soon')]).toEqual([NaN, NaN, NaN]);
});
