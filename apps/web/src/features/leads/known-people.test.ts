import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { expect, it } from 'vitest';
import { findRepeatCaller } from './known-people.ts';

const lead = (id: number, day: number, more: Partial<InboxLead> = {}) =>
  ({
    id,
    created_at: new Date(Date.UTC(2026, 10, day, 12)).toISOString(),
    state: 'untriaged',
    phone_number: '(510) 555-0119',
    email: null,
    ...more,
  }) as InboxLead;

it('the same number in any format is the same caller: counts calls, days and ignored leads', () => {
  const others = [
    lead(2, 20, { phone_number: '+1 510 555 0119', state: 'ignored' }),
    lead(3, 15, { phone_number: '\u202a510-555-0119\u202c (cell)' }),
    lead(4, 22, { phone_number: '(510) 555-0120' }),
  ];
  expect(findRepeatCaller(lead(1, 24), others)).toEqual({ times: 3, days: 9, ignored: 1 });
});

it('an email address matches as well; later leads and leads older than thirty days do not count', () => {
  const mail = { phone_number: null, email: 'Marta@Example.com' };
  expect(
    findRepeatCaller(lead(1, 24, mail), [lead(2, 23, { ...mail, email: 'Marta <marta@example.com>' })]),
  ).toMatchObject({
    times: 2,
    days: 1,
  });
  expect(findRepeatCaller(lead(1, 24), [lead(2, 25), lead(3, -200)])).toBeNull();
});

it('two leads without phone and email are not the same caller', () => {
  const none = { phone_number: null, email: null };
  expect(findRepeatCaller(lead(1, 24, none), [lead(2, 23, none)])).toBeNull();
});
