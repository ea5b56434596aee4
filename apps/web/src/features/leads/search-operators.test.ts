import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseSearchOperators, withoutPartialOperator } from './search-operators.ts';

it('accepts operators and search terms in any order', () => {
  expect(parseSearchOperators('miller is:unclaimed older:15m source:"Google Ads" anna', true)).toEqual({
    changes: { owner: 'none', older: '15m', source: 'Google Ads' },
    rest: 'miller anna',
    unknown: null,
  });
});

it('a verdict implies the decided view', () => {
  expect(parseSearchOperators('verdict:decline ', false).changes).toEqual({ verdict: 'decline', triage: 'decided' });
});

it('an operator that is still being typed stays in the field and is not searched for', () => {
  expect(parseSearchOperators('miller owner:m', false)).toEqual({ changes: {}, rest: 'miller owner:m', unknown: null });
  expect(withoutPartialOperator('miller owner:m')).toBe('miller');
  expect(withoutPartialOperator('source:"Google A')).toBe('');
});

it('reports an unknown operator, which stays in the field', () => {
  expect(parseSearchOperators('from:anna miller', true)).toEqual({
    changes: {},
    rest: 'from:anna miller',
    unknown: 'from:anna',
  });
  expect(parseSearchOperators('older:soon', true).unknown).toBe('older:soon');
  expect(parseSearchOperators('is:constructor', true).unknown).toBe('is:constructor');
});

it('resolves a colleague by name', () => {
  const personOf = (name: string) => (name.toLowerCase() === 'tomas' ? '7' : null);
  expect(parseSearchOperators('owner:Tomas', true, { personOf }).changes).toEqual({ owner: '7' });
  expect(parseSearchOperators('owner:Unknown', true, { personOf }).unknown).toBe('owner:Unknown');
});

it('never throws and never loses a search term', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (typed, isDone) => {
      const { changes, rest } = parseSearchOperators(typed, isDone);
      if (Object.keys(changes).length === 0) expect(rest).toBe(typed);
    }),
  );
});

it('a source formatted as an operator parses to the same source', () => {
  const sources = fc
    .string({ minLength: 1 })
    .filter((text) => !text.includes('"') && text.trim() === text && text !== '');
  fc.assert(
    fc.property(sources, (source) => {
      expect(parseSearchOperators(`source:"${source}"`, true).changes).toEqual({ source });
    }),
  );
});
