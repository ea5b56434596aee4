import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOperators, withoutUnfinished, writeSource } from './search-operators.ts';

it('operators and free words may stand in any order', () => {
  expect(readOperators('miller is:unclaimed older:15m source:"Google Ads" anna', true)).toEqual({
    changes: { owner: 'none', older: '15m', source: 'Google Ads' },
    rest: 'miller anna',
    unknown: null,
  });
});

it('a verdict is looked for among what is decided', () => {
  expect(readOperators('verdict:decline ', false).changes).toEqual({ verdict: 'decline', triage: 'decided' });
});

it('what is still being typed stays, and is not searched for', () => {
  expect(readOperators('miller owner:m', false)).toEqual({ changes: {}, rest: 'miller owner:m', unknown: null });
  expect(withoutUnfinished('miller owner:m')).toBe('miller');
  expect(withoutUnfinished('source:"Google A')).toBe('');
});

it('an operator that nobody understands is told and stays', () => {
  expect(readOperators('from:anna miller', true)).toEqual({
    changes: {},
    rest: 'from:anna miller',
    unknown: 'from:anna',
  });
  expect(readOperators('older:soon', true).unknown).toBe('older:soon');
  expect(readOperators('is:constructor', true).unknown).toBe('is:constructor');
});

it('a colleague is known by name', () => {
  const personOf = (name: string) => (name.toLowerCase() === 'tomas' ? '7' : null);
  expect(readOperators('owner:Tomas', true, { personOf }).changes).toEqual({ owner: '7' });
  expect(readOperators('owner:Nobody', true, { personOf }).unknown).toBe('owner:Nobody');
});

it('whatever is typed, nothing is thrown and no word is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (typed, isDone) => {
      const { changes, rest } = readOperators(typed, isDone);
      if (Object.keys(changes).length === 0) expect(rest).toBe(typed);
    }),
  );
});

it('a source that is written as an operator is read as the same source', () => {
  const sources = fc
    .string({ minLength: 1 })
    .filter((text) => !text.includes('"') && text.trim() === text && text !== '');
  fc.assert(
    fc.property(sources, (source) => {
      expect(readOperators(writeSource(source), true).changes).toEqual({ source });
    }),
  );
});
