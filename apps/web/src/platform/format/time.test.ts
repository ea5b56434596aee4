import { afterEach, describe, expect, it } from 'vitest';
import { formatCents, formatNumber } from './format-number.ts';
import { regional, setFirmTimeZone, setRegional } from '#src/platform/preferences/regional.ts';
import {
  formatFutureTime,
  formatShortFutureTime,
  daysBetween,
  formatDuration,
  formatExactTime,
  formatHour,
  formatPastTime,
  formatShortTime,
  formatTime,
  formatTimeWithSeconds,
} from './time.ts';

afterEach(() => {
  setRegional({ timeZone: null, locale: null });
  setFirmTimeZone(null);
});

it('has the 12- or 24-hour clock of the locale', () => {
  const at = Date.parse('2026-11-24T18:05:09Z');
  const all = () => [formatTime(at), formatTimeWithSeconds(at), formatShortTime(at - 86_400_000, at)];
  setRegional({ timeZone: 'UTC', locale: 'en-US' });
  expect(all()).toEqual(['6:05 PM', '6:05:09 PM', 'Yesterday 6:05 PM']);
  expect(formatExactTime(at)).toContain('6:05:09 PM');
  expect([8, 21].map(formatHour)).toEqual(['8:00 AM', '9:00 PM']);
  setRegional({ locale: 'en-GB', timeZone: 'America/New_York' });
  expect([8, 21].map(formatHour)).toEqual(['08:00', '21:00']);
  setRegional({ timeZone: 'UTC' });
  expect(all()).toEqual(['18:05', '18:05:09', 'Yesterday 18:05']);
  setRegional({ locale: 'de-DE' });
  expect(formatTime(at)).toBe('18:05');
});

const noon = new Date(2026, 10, 23, 12, 0).getTime();

it('returns a fixed text for a date that is missing or invalid, and never throws', () => {
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, 9e15]) {
    expect(formatExactTime(odd)).toBe('unknown time');
    expect(formatTimeWithSeconds(odd)).toBe('unknown time');
    expect(formatShortTime(odd, noon)).toBe('unknown time');
    expect(formatPastTime(odd, noon)).toBe('unknown time');
    expect(formatDuration(odd)).toBe('unknown time');
  }
});

it('formats future times', () => {
  setRegional({ locale: 'en-US' });
  expect(formatFutureTime(new Date(2026, 10, 23, 23, 10).getTime(), noon)).toBe('at 11:10 PM');
  expect(formatFutureTime(new Date(2026, 10, 24, 1, 10).getTime(), noon)).toBe('tomorrow at 1:10 AM');
});

it('formats times in the chosen zone: one instant is today in one zone and yesterday in another', () => {
  const now = Date.parse('2026-11-24T06:30:00Z');
  const call = Date.parse('2026-11-24T04:15:00Z');
  setRegional({ timeZone: 'UTC', locale: 'en-GB' });
  expect(formatShortTime(call, now)).toBe('04:15');
  setRegional({ timeZone: 'America/New_York' });
  expect(formatShortTime(call, now)).toBe('Yesterday 23:15');
  expect(formatExactTime(call)).toContain('GMT-5');
  // The clocks went back on November 1: a day of 25 hours is one day.
  expect(daysBetween(Date.parse('2026-11-01T04:30:00Z'), Date.parse('2026-11-02T05:30:00Z'))).toBe(1);
});

it('formats times in the firm’s zone, unless this browser chose another', () => {
  const call = Date.parse('2026-11-24T04:15:00Z');
  setRegional({ locale: 'en-US' });
  setFirmTimeZone('Asia/Tokyo');
  expect([formatTime(call), daysBetween(call, call + 12 * 3_600_000)]).toEqual(['1:15 PM', 1]);
  setRegional({ timeZone: 'America/Chicago' });
  expect([formatTime(call), daysBetween(call, call + 12 * 3_600_000)]).toEqual(['10:15 PM', 1]);
  setRegional({ timeZone: null });
  setFirmTimeZone('Mars/Olympus');
  expect(regional().timeZone).toBeNull();
});

it('formats dates and numbers in the chosen locale, and ignores values that the browser does not support', () => {
  setRegional({ locale: 'de-DE' });
  expect(formatNumber(1200)).toBe('1.200');
  expect(formatCents(123456)).toBe('1.234,56');
  setRegional({ locale: 'no such thing' });
  setRegional({ timeZone: 'Mars/Olympus' });
  expect(regional()).toEqual({ locale: null, timeZone: null });
});

describe('weeks in which the clocks change', () => {
  it('in New York a day of 23 hours is one day, and yesterday stays yesterday', () => {
    setRegional({ timeZone: 'America/New_York', locale: 'en-GB' });
    const monday = Date.parse('2026-03-09T13:00:00Z');
    // Saturday 18:00, before the change: 38 hours ago in elapsed time, 39 by local time.
    expect(formatShortTime(Date.parse('2026-03-07T23:00:00Z'), monday)).toBe('Sat 18:00');
    expect(formatShortTime(Date.parse('2026-03-08T04:30:00Z'), monday)).toBe('Sat 23:30');
    expect(formatPastTime(Date.parse('2026-03-08T07:30:00Z'), monday)).toBe('yesterday at 03:30');
    expect(formatExactTime(Date.parse('2026-03-08T06:30:00Z'))).toContain('1:30:00');
    expect(daysBetween(Date.parse('2026-03-08T05:00:00Z'), Date.parse('2026-03-09T04:00:00Z'))).toBe(1);
  });

  it('the repeated hour is distinguished by its zone', () => {
    setRegional({ timeZone: 'America/New_York', locale: 'en-GB' });
    const [first, second] = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'].map((at) =>
      formatExactTime(Date.parse(at)),
    );
    expect(first).toMatch(/1:30:00.*GMT-4/);
    expect(second).toMatch(/1:30:00.*GMT-5/);
  });

  it('Arizona does not change its clocks, while its neighbors do', () => {
    const [winter, summer] = [Date.parse('2026-01-15T18:00:00Z'), Date.parse('2026-07-15T18:00:00Z')];
    setRegional({ timeZone: 'America/Phoenix', locale: 'en-GB' });
    expect([formatShortTime(winter, winter), formatShortTime(summer, summer)]).toEqual(['11:00', '11:00']);
    setRegional({ timeZone: 'America/Denver' });
    expect([formatShortTime(winter, winter), formatShortTime(summer, summer)]).toEqual(['11:00', '12:00']);
  });

  it('zones with offsets of half and quarter hours change the day at their own midnight', () => {
    const now = Date.parse('2026-11-24T18:20:00Z');
    setRegional({ timeZone: 'Asia/Kolkata', locale: 'en-GB' });
    expect(formatShortTime(now, now)).toBe('23:50');
    expect(formatShortFutureTime(Date.parse('2026-11-24T18:35:00Z'), now)).toBe('Wed 00:05');
    expect(formatFutureTime(Date.parse('2026-11-24T18:35:00Z'), now)).toBe('tomorrow at 00:05');
    setRegional({ timeZone: 'Asia/Kathmandu' });
    expect(formatShortTime(Date.parse('2026-11-24T18:10:00Z'), now)).toBe('Yesterday 23:55');
    setRegional({ timeZone: 'Australia/Lord_Howe' });
    // The only zone that changes its clocks by half an hour.
    expect(formatTimeWithSeconds(Date.parse('2026-07-15T00:00:00Z'))).toBe('10:30:00');
    expect(formatTimeWithSeconds(Date.parse('2026-12-15T00:00:00Z'))).toBe('11:00:00');
  });
});

it('a future time includes its day unless it is today', () => {
  setRegional({ timeZone: 'UTC', locale: 'en-GB' });
  const at = (text: string) => formatShortFutureTime(Date.parse(text), Date.parse('2026-11-24T12:00:00Z'));
  expect(at('2026-11-24T14:00:00Z')).toBe('14:00');
  expect(at('2026-11-30T09:00:00Z')).toBe('Mon 09:00');
  expect(at('2026-12-03T09:00:00Z')).toBe('3 Dec, 09:00');
  expect(at('nonsense')).toBe('unknown time');
});
