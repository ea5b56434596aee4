import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setRegional } from '#src/platform/preferences/regional.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { repeatCaller } from './known-people.ts';

const ARRIVED = '2026-11-24T14:00:00Z';
const NOW = Date.parse('2026-11-24T17:00:00Z');
const lead = { id: 9, created_at: ARRIVED, updated_at: ARRIVED, state: 'untriaged' } as InboxLead;
const again = (count: number, since: string | null, now = NOW) => repeatCaller(lead, { count, ignored: 0, since }, now);

beforeEach(() => setRegional({ timeZone: 'America/New_York' }));
afterEach(() => setRegional({ timeZone: null }));

it('counts this lead, and days by the calendar of the chosen zone', () => {
  expect(again(8, '2026-11-24T13:59:00Z')).toEqual({ times: 9, days: 0, isToday: true, ignored: 0 });
  // 11 hours earlier, but on the day before: 10 PM in New York.
  expect(again(1, '2026-11-24T03:00:00Z')).toMatchObject({ times: 2, days: 1 });
  // 26 hours earlier, and not two days.
  expect(again(2, '2026-11-23T12:00:00Z')).toMatchObject({ days: 1 });
  expect(again(2, '2026-11-15T12:00:00Z')).toMatchObject({ times: 3, days: 9 });
});

it('a lead of an earlier day is not said to be of today', () => {
  expect(again(8, '2026-11-24T13:59:00Z', NOW + 86_400_000)).toMatchObject({ days: 0, isToday: false });
  const { again: words } = leadRecordTexts.who;
  expect([words('9', 0, true), words('9', 0, false), words('9', 1, true)]).toEqual([
    '9 inquiries today',
    '9 inquiries in one day',
    '9 inquiries in 1 day',
  ]);
});

it('a caller without an earlier lead is no repeat caller', () => {
  expect(again(0, null)).toBeNull();
});
