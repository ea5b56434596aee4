import { createHash } from 'node:crypto';
import { createCipher, type Cipher } from './cipher.ts';

/**
 * Cipher with keys derived from the session secrets, so that a rotated secret still opens what it sealed. For cookies
 * only.
 */
export function createCookieCipher(secrets: readonly string[]): Cipher {
  return createCipher(
    secrets.map((secret) => {
      const key = createHash('sha256').update(`intake-desk login ${secret}`).digest();
      return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
    }),
  );
}
