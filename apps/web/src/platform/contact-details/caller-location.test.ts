import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locationOfAreaCode } from './area-codes.ts';
import { localTimeIn, isOutsideCallingHours, nextMorningIn } from './caller-location.ts';
import { areaCode } from './phone.ts';
import { setRegional } from '#src/platform/preferences/regional.ts';

beforeAll(() => setRegional({ locale: 'en-US' }));
afterAll(() => setRegional({ locale: null }));

describe('the probable location of a caller', () => {
  it.each([
    ['(415) 555-0133', 'San Francisco', 'America/Los_Angeles'],
    ['+1 212-555-0142 ext. 7', 'New York', 'America/New_York'],
    ['1.907.555.0100', 'Alaska', 'America/Anchorage'],
    ['6025550100', 'Phoenix', 'America/Phoenix'],
  ])('%s: %s', (phone, name, timeZone) => {
    expect(locationOfAreaCode(areaCode(phone) ?? '')).toEqual({ name, timeZone });
  });

  it.each(['+44 20 7946 0000', '555-0133', 'ask for Maria', '(800) 555-0199', '(208) 555-0111', '(850) 555-0111', ''])(
    '%s: no location',
    (phone) => {
      expect(locationOfAreaCode(areaCode(phone) ?? '')).toBeUndefined();
    },
  );

  it('the runtime knows every zone, and daylight saving time follows local rules', () => {
    const [winter, summer] = [Date.UTC(2026, 0, 15, 18), Date.UTC(2026, 6, 15, 18)];
    for (let code = 200; code < 1000; code += 1) {
      const place = locationOfAreaCode(String(code));
      if (place) expect(localTimeIn(winter, place.timeZone)).toMatch(/^\S*\s?\d{1,2}:\d\d [AP]M$/);
    }
    // The local day of the test machine may differ, which adds the weekday.
    expect(localTimeIn(winter, 'America/Los_Angeles')).toMatch(/\b10:00 AM$/);
    expect(localTimeIn(summer, 'America/Los_Angeles')).toMatch(/\b11:00 AM$/);
    expect(localTimeIn(winter, 'America/Phoenix')).toMatch(/\b11:00 AM$/);
    expect(localTimeIn(summer, 'America/Phoenix')).toMatch(/\b11:00 AM$/);
  });
});

const at = (words: string) => Date.parse(words);

it('the next morning is 9 AM on the caller’s clock, also without daylight saving time and on the night it ends', () => {
  const now = at('2026-10-31T20:00:00Z');
  // New York ends daylight saving time that night; Phoenix has none.
  expect(nextMorningIn(now, 'America/New_York')).toBe(at('2026-11-01T14:00:00Z'));
  expect(nextMorningIn(now, 'America/Phoenix')).toBe(at('2026-11-01T16:00:00Z'));
  expect(nextMorningIn(at('2026-11-24T07:00:00Z'), 'Pacific/Honolulu')).toBe(at('2026-11-24T19:00:00Z'));
});

it('calling hours start at 8 AM and end at 9 PM', () => {
  expect(isOutsideCallingHours(at('2026-11-24T15:59:00Z'), 'America/Los_Angeles')).toBe(true);
  expect(isOutsideCallingHours(at('2026-11-24T16:00:00Z'), 'America/Los_Angeles')).toBe(false);
  expect(isOutsideCallingHours(at('2026-11-25T02:00:00Z'), 'America/New_York')).toBe(true);
});
