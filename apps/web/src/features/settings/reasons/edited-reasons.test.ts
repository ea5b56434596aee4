import { expect, it } from 'vitest';
import { moved, parseStoredReasons, validateReasons } from './edited-reasons.ts';

const of = (...labels: string[]) => labels.map((label) => ({ id: label || 'empty', label }));

it('a reason moves past one other, and nothing is lost at the ends', () => {
  expect(moved(of('a', 'b', 'c'), 2, -1)).toEqual(of('a', 'c', 'b'));
  expect(moved(of('a', 'b', 'c'), 0, 1)).toEqual(of('b', 'a', 'c'));
});

it('what cannot be saved says why before it is sent', () => {
  expect(validateReasons(of('Fee', 'No case'))).toBeNull();
  expect(validateReasons(of('Fee', ''))).toMatch(/words/);
  expect(validateReasons(of('Fee', ' fee '))).toMatch(/same/);
  expect(validateReasons(of(...Array.from({ length: 21 }, (_none, at) => `Reason ${at}`)))).toMatch(/20/);
});

it('what an older page left behind and nobody understands is nothing', () => {
  expect(parseStoredReasons('{"version":1,"reasons":[{"id":"a","label":"b"}]}')).toEqual({
    version: 1,
    reasons: [{ id: 'a', label: 'b' }],
  });
  for (const wrong of ['', 'null', '[]', '{"version":"1","reasons":[]}', '{"version":1,"reasons":[{}]}']) {
    expect(parseStoredReasons(wrong)).toBeNull();
  }
});
