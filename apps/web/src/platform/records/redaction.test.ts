import { expect, it } from 'vitest';
import { absentInRow, whyAbsent } from './redaction.ts';

it('tells hidden, not given and none apart', () => {
  expect(whyAbsent({ status: null, redacted_fields: ['status'] }, 'status')).toMatch(/^Hidden by Clio/);
  expect(whyAbsent({}, 'status')).toBe('Not given by Clio');
  expect(whyAbsent({ status: null }, 'status')).toBe('None in Clio');
  expect(whyAbsent({ clio_id: null }, 'clio_id', 'Not synced')).toBe('Not synced');
  expect(absentInRow({ status: null }, 'status', 'No status')).toBe('No status');
});

it('names the permission where Clio’s documents name it, and says so where they do not', () => {
  const hidden = { redacted_fields: ['inbox_lead_id', 'hired_date'] };
  expect(whyAbsent(hidden, 'inbox_lead_id')).toContain('grow_lead_inbox_all_read');
  expect(whyAbsent(hidden, 'hired_date')).toContain('does not say which');
});

it('a field that only some firms have is told from one that is missing', () => {
  expect(whyAbsent({}, 'projected_value')).toContain('only some have this field');
});
