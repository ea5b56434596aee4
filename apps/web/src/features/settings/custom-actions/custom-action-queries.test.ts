import { expect, it } from 'vitest';
import { validateCustomAction } from './custom-action-queries.ts';

it('accepts what Clio accepts: 6 to 32 characters, and an https URL', () => {
  expect(validateCustomAction('Intake Desk', 'https://desk.example/actions/open')).toEqual({
    label: null,
    address: null,
  });
  expect(validateCustomAction('123456', 'https://a.example')).toEqual({ label: null, address: null });
  expect(validateCustomAction('x'.repeat(32), 'https://a.example').label).toBeNull();
  expect(validateCustomAction('12345', 'https://a.example').label).toContain('now 5');
  expect(validateCustomAction('x'.repeat(33), 'https://a.example').label).toContain('now 33');
  expect(validateCustomAction('  12345 ', 'https://a.example').label, 'blanks are not sent').toContain('now 5');
  for (const address of ['http://a.example', 'https://', 'a.example', 'javascript:alert(1)', ''])
    expect(validateCustomAction('Intake Desk', address).address, address).not.toBeNull();
});
