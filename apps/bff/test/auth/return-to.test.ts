import { expect, test } from 'vitest';
import { safeReturnTo } from '#src/auth/oauth/return-to.ts';

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%5cevil.example',
  '/%2fevil.example',
  '/%2F%2Fevil.example',
  '/%252fevil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\tevil',
  '/\n/evil.example',
  '/%0d%0aSet-Cookie:x',
  '/\u0000',
  ' /leads',
  '/leads\\..',
  '/./',
  '/a/..//evil.example',
  '/.//evil.example',
  '/auth/logout',
  '/auth/login',
  '/api/grow/contacts',
  '/AUTH/login',
  '',
  'leads',
  '@evil.example',
  '/é',
  undefined,
  ['/leads', '/matters'],
  `/${'x'.repeat(2000)}`,
])('5: returnTo %j falls back to the start page', (value) => {
  expect(safeReturnTo(value)).toBe('/');
});

test.each(['/', '/leads/7', '/matters/12?tab=notes', '/contacts?query=M%C3%BCller', '/leads?state=ignored#note'])(
  '5: returnTo %j is accepted',
  (value) => {
    expect(safeReturnTo(value)).toBe(value);
  },
);
