import { expect, test } from 'vitest';
import { parseRecordPageUrls } from '#src/config/record-page-urls.ts';

test('one address is that of matters; several are named by kind', () => {
  expect(parseRecordPageUrls('https://grow.clio.com/matters/{id}')).toEqual({
    matter: 'https://grow.clio.com/matters/{id}',
  });
  expect(parseRecordPageUrls('matter=https://a.test/m/{id}, lead=https://a.test/?lead={id}#x')).toEqual({
    matter: 'https://a.test/m/{id}',
    lead: 'https://a.test/?lead={id}#x',
  });
});

test('on this machine http will do: that is where the sandbox is', () => {
  expect(parseRecordPageUrls('contact=http://localhost:4000/app/contacts/{id}')).not.toBeNull();
});

test.each([
  ['no place for the number', 'https://a.test/matters'],
  ['two places', 'https://a.test/{id}/{id}'],
  ['a place in the host', 'https://{id}.test/'],
  ['a place where a password stands', 'https://a:{id}@a.test/'],
  ['no https', 'http://a.test/{id}'],
  ['a script', 'javascript:alert({id})'],
  ['another kind of record', 'task=https://a.test/{id}'],
  ['a kind twice', 'lead=https://a.test/{id},lead=https://b.test/{id}'],
  ['no address', 'matter={id}'],
  ['a quote', 'https://a.test/{id}"onclick='],
])('refused: %s', (_what, text) => {
  expect(parseRecordPageUrls(text)).toBeNull();
});
