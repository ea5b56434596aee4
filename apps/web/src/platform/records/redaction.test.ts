import { expect, it } from 'vitest';
import { recordsTexts } from '#src/texts/records/records.ts';
import { shortAbsenceReason, absenceReason, incompleteNote } from './redaction.ts';

it('distinguishes fields that are hidden, missing and empty', () => {
  expect(absenceReason({ status: null, redacted_fields: ['status'] }, 'status')).toBe(recordsTexts.hidden);
  expect(absenceReason({}, 'status')).toBe(recordsTexts.notGiven);
  expect(absenceReason({ status: null }, 'status')).toBe(recordsTexts.none);
  expect(absenceReason({ clio_id: null }, 'clio_id', 'Not synced')).toBe('Not synced');
  expect(shortAbsenceReason({ status: null }, 'status', 'No status')).toBe('No status');
});

it('names the permission where Clio documents it, and reports where Clio does not', () => {
  const hidden = { redacted_fields: ['inbox_lead_id', 'hired_date'] };
  expect(absenceReason(hidden, 'inbox_lead_id')).toContain('grow_lead_inbox_all_read');
  expect(absenceReason(hidden, 'hired_date')).toBe(recordsTexts.hidden);
});

it('distinguishes a field that only some firms have from a missing one', () => {
  expect(absenceReason({}, 'projected_value')).toBe(recordsTexts.notForAll);
});

it('a value that Clio sent and that cannot be read is named as such, and the record as incomplete', () => {
  const record = { email: null, unreadable_fields: ['email'] };
  expect(absenceReason(record, 'email')).toBe(recordsTexts.unreadable);
  expect(incompleteNote(record)).toBe(recordsTexts.incomplete('email'));
  expect(incompleteNote({ email: null })).toBeUndefined();
});
