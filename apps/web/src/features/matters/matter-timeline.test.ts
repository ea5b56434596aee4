import type { Matter } from '@intake-desk/grow-api/matter';
import { expect, it } from 'vitest';
import { matterTimeline } from './matter-timeline.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const lead = { created_at: '2026-11-02T09:00:00Z' };
const matter = (more: object) =>
  ({ id: 1, created_at: '2026-11-02T12:30:00Z', inbox_lead_id: 9, status: 'Consult', ...more }) as Matter;
const brief = (parts: Parameters<typeof matterTimeline>[0]) =>
  matterTimeline(parts).map(({ label: words, state, span }) => [words, state, span]);

it('shows each step from lead to hired with the time since the previous step', () => {
  const hired = matter({
    status_category: 'hired',
    hired_date: '2026-11-12',
    first_appointment_created_at: '2026-11-05T12:30:00Z',
  });
  expect(brief({ lead, matter: hired, now })).toEqual([
    ['Lead received', 'done', undefined],
    ['Matter opened', 'done', 'after 3 hr'],
    ['Consultation booked', 'done', 'after 3 days'],
    ['Hired', 'done', 'after 7 days'],
  ]);
});

it('a step that permissions hide is hidden, not missing, and names the missing permission', () => {
  const hidden = matter({ inbox_lead_id: null, redacted_fields: ['inbox_lead_id', 'hired_date'] });
  const steps = matterTimeline({ lead: 'unseen', matter: hidden, now });
  expect(steps.map(({ state }) => state)).toEqual(['hidden', 'done', 'hidden']);
  expect(steps[0]?.why).toContain('grow_lead_inbox_all_read');
  // No interval is computed across a hidden step.
  expect(steps[1]?.span).toBeUndefined();
});

it('a matter without a lead says so; an open one shows the time so far', () => {
  expect(brief({ lead: 'asking', matter: matter({ inbox_lead_id: null }), now })).toEqual([
    ['No lead', 'missing', undefined],
    ['Matter opened', 'done', undefined],
    ['Consult', 'open', '24 days in this status'],
  ]);
});

it('a lead without a matter waits in the inbox', () => {
  expect(brief({ lead, matter: null, now })).toEqual([
    ['Lead received', 'done', undefined],
    ['In the inbox', 'open', '25 days in this status'],
  ]);
});
