import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCipher } from '#src/crypto/cipher.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });

test('19: a value sealed for one row cannot be opened in another, nor after a bit was changed', () => {
  const cipher = createCipher([key('k1')]);
  const sealed = cipher.seal('secret', 'grants/1');
  expect(sealed).not.toContain('secret');
  expect(cipher.open(sealed, 'grants/1')).toBe('secret');
  expect(() => cipher.open(sealed, 'grants/2')).toThrow();
  const middle = sealed.length - 10;
  const altered = `${sealed.slice(0, middle)}${sealed[middle] === 'A' ? 'B' : 'A'}${sealed.slice(middle + 1)}`;
  expect(() => cipher.open(altered, 'grants/1')).toThrow();
  for (const broken of ['', 'k1', 'k1..', 'k1.AAAA.AAAA', 'k9.AAAA.AAAAAAAAAAAAAAAAAAAAAAAA']) {
    expect(() => cipher.open(broken, 'grants/1')).toThrow();
  }
  expect(cipher.seal('secret', 'grants/1')).not.toBe(sealed);
});

test('16: with [new, old] old rows open and new ones are sealed with the new key; with [new] old ones do not open', () => {
  const [old, young] = [key('old'), key('new')];
  const sealed = createCipher([old]).seal('secret', 'x');
  const both = createCipher([young, old]);
  expect(both.open(sealed, 'x')).toBe('secret');
  expect(both.seal('secret', 'x')).toMatch(/^new\./);
  expect(() => createCipher([young]).open(sealed, 'x')).toThrow();
});
