import { contact } from '@intake-desk/grow-api/contact';
import { inboxLead } from '@intake-desk/grow-api/inbox-lead';
import { matter } from '@intake-desk/grow-api/matter';
import { expect, it } from 'vitest';
import { recordsTexts } from '#src/texts/records/records.ts';
import { DOCUMENTED_FIELDS, undocumentedFields } from './undocumented-fields.ts';

it.each([
  ['lead', inboxLead],
  ['contact', contact],
  ['matter', matter],
] as const)('the documented fields of a %s are exactly those of the contract', (kind, schema) => {
  expect([...DOCUMENTED_FIELDS[kind]].sort()).toEqual(Object.keys(schema.def.shape).sort());
});

it('shows undocumented fields of any type', () => {
  const record = {
    id: 1,
    next_review_date: '2026-12-24',
    referred_by: { id: 7, name: 'Ana Ruiz' },
    tags: ['urgent', 'Spanish'],
    is_vip: true,
    score: 12345,
    practice: { code: 'PI', open: false },
    nothing: null,
  };
  expect(undocumentedFields('matter', record).map(({ label, text }) => [label, text])).toEqual([
    ['Next review date', 'December 24, 2026'],
    ['Referred by', 'Ana Ruiz (7)'],
    ['Tags', 'urgent, Spanish'],
    ['Is vip', 'Yes'],
    ['Score', '12345'],
    ['Practice', 'Code: PI; Open: No'],
    ['Nothing', ''],
  ]);
});

it('an undocumented field that Clio hides is named and explained', () => {
  const [field] = undocumentedFields('contact', { id: 1, redacted_fields: ['secret_score'] });
  expect(field).toMatchObject({ label: 'Secret score', text: '' });
  expect(field?.absent).toBe(recordsTexts.hidden);
});

it('truncates a long value', () => {
  const [field] = undocumentedFields('lead', { id: 1, blob: 'x'.repeat(100_000) });
  expect(field?.text.length).toBeLessThan(2100);
  expect(field?.text).toContain('cut, 100,000 characters');
});
