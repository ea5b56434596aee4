import { expect, it } from 'vitest';
import { pageOf } from './use-settings-page.ts';

it('a hash names a page or one of its sections; anything else means the first page', () => {
  expect(pageOf('')).toEqual({ page: 'preferences', part: null });
  expect(pageOf('connection')).toEqual({ page: 'connection', part: null });
  expect(pageOf('reasons')).toEqual({ page: 'firm', part: 'reasons' });
  expect(pageOf('signed-in')).toEqual({ page: 'account', part: 'signed-in' });
  expect(pageOf('toString')).toEqual({ page: 'preferences', part: null });
});
