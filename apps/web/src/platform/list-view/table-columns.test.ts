import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chosenColumns, followScreen, withColumn } from './table-columns.ts';

const TABLE = ['name', 'client', 'status', 'created'].map((id) => ({ id }));

it('an address names columns in any order, and the table keeps its own', () => {
  expect(chosenColumns(TABLE, 'created,client')).toEqual(['name', 'client', 'created']);
  expect(chosenColumns(TABLE, 'status,name,status,nonsense')).toEqual(['name', 'status']);
});

it.each([null, '', ',', 'nonsense', 'name'])('“%s” means the usual columns', (given) => {
  expect(chosenColumns(TABLE, given)).toBeNull();
});

it('one column out, and in again', () => {
  const without = withColumn(TABLE, null, { id: 'status', isOn: false });
  expect(without).toBe('client,created');
  expect(withColumn(TABLE, chosenColumns(TABLE, without), { id: 'status', isOn: true })).toBe('');
});

it('whatever is ticked, the address gives it back', () => {
  const ids = ['client', 'status', 'created'];
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 1 }), fc.constantFrom(...ids), fc.boolean(), (on, id, isOn) => {
      const next = withColumn(TABLE, chosenColumns(TABLE, on.join()), { id, isOn });
      const expected = ids.filter((one) => (one === id ? isOn : on.includes(one)));
      const isUsual = expected.length === 0 || expected.length === ids.length;
      expect(chosenColumns(TABLE, next)).toEqual(isUsual ? null : ['name', ...expected]);
    }),
  );
});

it('a file follows the screen, and keeps what tells records apart', () => {
  const file = [{}, { follows: 'client' }, { follows: 'hired' }, { follows: 'status' }];
  expect(followScreen(file, null)).toEqual(file);
  expect(followScreen(file, ['name', 'status'])).toEqual([{}, { follows: 'status' }]);
});
