import { expect, it } from 'vitest';
import { reasonsTexts } from '#src/texts/triage/reasons.ts';
import { moved, parseStoredReasons, validateReasons } from './edited-reasons.ts';

const of = (...labels: string[]) => labels.map((label) => ({ id: label || 'empty', label }));

it('moves a reason by one position, also at the ends, and loses none', () => {
  expect(moved(of('a', 'b', 'c'), 2, -1)).toEqual(of('a', 'c', 'b'));
  expect(moved(of('a', 'b', 'c'), 0, 1)).toEqual(of('b', 'a', 'c'));
});

it('reports why a list cannot be saved before it is sent', () => {
  expect(validateReasons(of('Fee', 'No case'))).toBeNull();
  expect(validateReasons(of('Fee', ''))).toBe(reasonsTexts.empty);
  expect(validateReasons(of('Fee', ' fee '))).toBe(reasonsTexts.double);
  expect(validateReasons(of(...Array.from({ length: 21 }, (_none, at) => `Reason ${at}`)))).toMatch(/20/);
});

it('ignores stored text of an unknown shape', () => {
  expect(parseStoredReasons('{"version":1,"reasons":[{"id":"a","label":"b"}]}')).toEqual({
    version: 1,
    reasons: [{ id: 'a', label: 'b' }],
  });
  for (const wrong of ['', 'null', '[]', '{"version":"1","reasons":[]}', '{"version":1,"reasons":[{}]}']) {
    expect(parseStoredReasons(wrong)).toBeNull();
  }
});
