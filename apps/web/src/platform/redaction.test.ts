import { expect, it } from 'vitest';
import { absentInRow, whyAbsent } from './redaction.ts';

it('tells hidden, not given and none apart', () => {
  expect(whyAbsent({ status: null, redacted_fields: ['status'] }, 'status')).toMatch(/^Hidden by Clio/);
  expect(whyAbsent({}, 'status')).toBe('Not given by Clio');
  expect(whyAbsent({ status: null }, 'status')).toBe('None in Clio');
  expect(whyAbsent({ clio_id: null }, 'clio_id', 'Not synced')).toBe('Not synced');
  expect(absentInRow({ status: null }, 'status', 'No status')).toBe('No status');
});
