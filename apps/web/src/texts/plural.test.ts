import { expect, it } from 'vitest';
import { plural } from './plural.ts';

it('selects the form that goes with a number', () => {
  const forms = { one: 'lead', other: 'leads' };
  expect([0, 1, 1.5, 2, 21, 1000].map((count) => plural(count, forms))).toEqual([
    'leads',
    'lead',
    'leads',
    'leads',
    'leads',
    'leads',
  ]);
});
