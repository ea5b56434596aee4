import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPage } from '#src/grow/proxy/split-page.ts';

const parts = (text: string) => {
  const page = splitPage(Buffer.from(text));
  return page === null ? null : [page.rows.toString(), page.rest];
};

test('the rows of a page pass unparsed, byte for byte', () => {
  expect(
    parts('{"data":[{"id":9007199254740993 }],"meta":{"paging":{"next":"https://x/?page_token=a"}},"more":1}'),
  ).toEqual([
    '{"data":[{"id":9007199254740993 }],',
    { meta: { paging: { next: 'https://x/?page_token=a' } }, more: 1 },
  ]);
  expect(parts('{"data":[],"meta":null}')).toEqual(['{"data":[],', { meta: null }]);
});

test.each([
  ['a row’s own meta', '{"data":[{"x":[],"meta":{}}]}'],
  ['a meta within the envelope’s', '{"data":[],"meta":{"x":[],"meta":{"paging":{}}}}'],
  ['a text that resembles the boundary', String.raw`{"data":["],\"meta\":{}}"]}`],
  ['another order', '{"meta":{},"data":[]}'],
  ['no meta', '{"data":[]}'],
  ['spaces', '{ "data": [], "meta": {} }'],
  ['a truncated page', '{"data":[{"id":1}],"meta":{"paging":'],
  ['a page with trailing bytes', '{"data":[],"meta":{}}}'],
  ['an oversized meta', `{"data":[],"meta":"${'x'.repeat(20_000)}"}`],
])('%s is parsed as a whole', (_words, text) => {
  expect(parts(text)).toBeNull();
});

test('33, 36: whatever is in the rows, a page is split at the envelope’s own meta or not at all', () => {
  const hostile = fc.constantFrom('],"meta":', '],"meta":{}}', '"', '\\', '{"data":[', 'meta', ']', '}');
  const text = fc.array(fc.oneof(hostile, fc.string()), { maxLength: 4 }).map((words) => words.join(''));
  const { value } = fc.letrec<{ value: unknown; list: unknown[]; record: object }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, text, fc.integer(), tie('list'), tie('record')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    record: fc.dictionary(fc.oneof(fc.constantFrom('meta', 'data', 'paging'), text), tie('value'), { maxKeys: 3 }),
  }));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), value, value, (data, meta, more) => {
      const [rows, rest] = parts(JSON.stringify({ data, meta, more })) ?? [];
      if (rows === undefined) return;
      expect(rows).toBe(`{"data":${JSON.stringify(data)},`);
      expect(rest).toEqual(JSON.parse(JSON.stringify({ meta, more })));
    }),
    { numRuns: 2000, seed: 3 },
  );
});
