import { expect, test } from 'vitest';
import { parseRecordPageUrls } from '#src/config/record-page-urls.ts';

test('a single URL is that of matters; several are given by record kind', () => {
  expect(parseRecordPageUrls('https://grow.clio.com/matters/{id}')).toEqual({
    matter: 'https://grow.clio.com/matters/{id}',
  });
  expect(parseRecordPageUrls('matter=https://a.test/m/{id}, lead=https://a.test/?lead={id}#x')).toEqual({
    matter: 'https://a.test/m/{id}',
    lead: 'https://a.test/?lead={id}#x',
  });
});

test('http is allowed on localhost, where the sandbox runs', () => {
  expect(parseRecordPageUrls('contact=http://localhost:4000/app/contacts/{id}')).not.toBeNull();
});

test.each([
  ['no placeholder', 'https://a.test/matters'],
  ['two placeholders', 'https://a.test/{id}/{id}'],
  ['a placeholder in the host', 'https://{id}.test/'],
  ['a placeholder as a password', 'https://a:{id}@a.test/'],
  ['plain http', 'http://a.test/{id}'],
  ['a script', 'javascript:alert({id})'],
  ['another kind of record', 'task=https://a.test/{id}'],
  ['a kind twice', 'lead=https://a.test/{id},lead=https://b.test/{id}'],
  ['no URL', 'matter={id}'],
  ['a quote', 'https://a.test/{id}"onclick='],
])('rejects %s', (_what, text) => {
  expect(parseRecordPageUrls(text)).toBeNull();
});
