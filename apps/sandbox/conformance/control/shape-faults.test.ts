import { describe, expect, it } from 'vitest';
import { type RecordShape, shapeFaults } from '../support/shape-faults.ts';

const closed: RecordShape = {
  closed: true,
  required: { id: 'int', made: 'instant', kind: { words: ['one', 'two'] } },
  optional: { name: 'string?', parts: { list: { closed: false, required: { id: 'int' } } } },
};
const right = { id: 7, made: '2026-11-02T17:04:11Z', kind: 'one' };

describe('a shape', () => {
  it('accepts what the document describes, with and without optional fields', () => {
    expect(shapeFaults(closed, right)).toEqual([]);
    expect(shapeFaults(closed, { ...right, name: null, parts: [{ id: 1, more: true }] })).toEqual([]);
  });

  it.each([
    ['a missing field', { id: 7, kind: 'one' }, ['answer.made is missing']],
    ['text for a number', { ...right, id: '7' }, ['answer.id is not int']],
    ['null where it is not allowed', { ...right, id: null }, ['answer.id is not int']],
    ['an unknown value', { ...right, kind: 'three' }, ['answer.kind is none of one, two']],
    ['a fraction in an instant', { ...right, made: '2026-11-02T17:04:11.5Z' }, ['answer.made is not instant']],
    ['a field of a closed record', { ...right, more: 1 }, ['answer.more is not in the document']],
    ['a nested error', { ...right, parts: [{ id: 1 }, {}] }, ['answer.parts[1].id is missing']],
    ['a list for a record', [], ['answer is not an object']],
  ])('rejects %s', (_case, value, faults) => {
    expect(shapeFaults(closed, value)).toEqual(faults);
  });

  it('accepts what Grow may add, for tolerant clients, but nothing else', () => {
    const added = { ...right, kind: 'three', more: 1, made: '2026-11-02T17:04:11.5+01:00' };
    expect(shapeFaults(closed, added, { tolerant: true })).toEqual([]);
    expect(shapeFaults(closed, { ...added, id: '7' }, { tolerant: true })).toEqual(['answer.id is not int']);
  });
});
