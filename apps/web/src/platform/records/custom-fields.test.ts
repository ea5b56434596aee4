import type { CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import { afterEach, expect, it } from 'vitest';
import { customFieldValue } from './custom-fields.ts';
import { setRegional } from '#src/platform/preferences/regional.ts';

const field = (field_type: string | null, value: unknown, more: object = {}) =>
  customFieldValue({ field_type, value, raw_value: String(value), ...more } as CustomFieldValue);

afterEach(() => setRegional({ locale: null, timeZone: null }));

it('formats every field type of Clio in the chosen locale', () => {
  setRegional({ locale: 'de-DE' });
  expect(field('checkbox', true).text).toBe('Yes');
  expect(field('contact', 'Ana Ruiz').text).toBe('Ana Ruiz');
  expect(field('currency', 12500).text).toBe('12.500,00');
  expect(field('date', '2026-12-24').text).toBe('24. Dezember 2026');
  expect(field('email', 'ana@x.test')).toMatchObject({ text: 'ana@x.test', href: 'mailto:ana@x.test' });
  expect(field('numeric', 20260.5).text).toBe('20260,5');
  expect(field('picklist', 'Radio', { picklist_option: { option: 'Radio' } }).text).toBe('Radio');
  expect(field('text_area', 'a\nb')).toMatchObject({ text: 'a\nb', isMultiline: true });
  expect(field('text_line', '<b>').text).toBe('<b>');
  expect(field('url', 'https://x.test/a')).toMatchObject({ href: 'https://x.test/a' });
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'no address'])('%s is not linked', (text) => {
  expect(field('url', text)).toMatchObject({ text, href: undefined });
});

it('a value that Clio could not parse is shown as typed, with a remark', () => {
  const typed = field('currency', null, { raw_value: 'to be found out' });
  expect(typed.text).toBe('to be found out');
  expect(typed.about).toMatch(/^Not a valid value/);
  expect(field('picklist', null, { raw_value: 'Pigeon' }).about).toMatch(/no longer/);
});

it('a value of a type that Clio added later is shown unchanged', () => {
  expect(field('colour', 'green').text).toBe('green');
});
