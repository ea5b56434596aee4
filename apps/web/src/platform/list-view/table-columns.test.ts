import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleColumns, matchScreenColumns, toggleColumn } from './table-columns.ts';

const TABLE = ['name', 'client', 'status', 'created'].map((id) => ({ id }));

it('the URL lists columns in any order, and the table uses its own', () => {
  expect(visibleColumns(TABLE, 'created,client')).toEqual(['name', 'client', 'created']);
  expect(visibleColumns(TABLE, 'status,name,status,nonsense')).toEqual(['name', 'status']);
});

it.each([null, '', ',', 'nonsense', 'name'])('“%s” means the default columns', (given) => {
  expect(visibleColumns(TABLE, given)).toBeNull();
});

it('hides a column and shows it again', () => {
  const without = toggleColumn(TABLE, null, { id: 'status', isOn: false });
  expect(without).toBe('client,created');
  expect(toggleColumn(TABLE, visibleColumns(TABLE, without), { id: 'status', isOn: true })).toBe('');
});

it('every selection of columns survives the URL', () => {
  const ids = ['client', 'status', 'created'];
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 1 }), fc.constantFrom(...ids), fc.boolean(), (on, id, isOn) => {
      const next = toggleColumn(TABLE, visibleColumns(TABLE, on.join()), { id, isOn });
      const expected = ids.filter((one) => (one === id ? isOn : on.includes(one)));
      const isUsual = expected.length === 0 || expected.length === ids.length;
      expect(visibleColumns(TABLE, next)).toEqual(isUsual ? null : ['name', ...expected]);
    }),
  );
});

it('an exported file follows the screen and always includes the record’s number', () => {
  const file = ['id', 'client', 'hired', 'status'].map((id) => ({ id }));
  expect(matchScreenColumns(file, null)).toEqual(file);
  expect(matchScreenColumns(file, ['name', 'status'])).toEqual([{ id: 'id' }, { id: 'status' }]);
});
