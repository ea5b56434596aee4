import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A key and the id by which sealed text refers to it. */
export interface DataKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** Encrypts text so that it can be decrypted only for the place where it is stored. */
export interface Cipher {
  /** Id of the key that seals. */
  readonly newest: string;
  /** @param place table and row of the text, authenticated with it; another place cannot open it */
  seal(text: string, place: string): string;
  /** @throws Error for an unknown key, another place or altered bytes */
  open(sealed: string, place: string): string;
  /** Same as `open`, but @returns null where that throws */
  tryOpen(sealed: string, place: string): string | null;
  /** Keyed hash, prefixed with a name derived from its key. Reveals only whether two texts are equal. */
  fingerprint(text: string): string;
  /** True if a fingerprint, made with the newest key or an older one, is that of the text. */
  isFingerprintOf(fingerprint: string, text: string): boolean;
  /** True if the key of a fingerprint is still in the ring; without it the fingerprint matches nothing. */
  canCompare(fingerprint: string): boolean;
}

/**
 * AES-256-GCM with a key ring: the first key seals, all of them open. Format: `key id.nonce.ciphertext and tag`.
 * @see NIST SP 800-38D
 */
export function createCipher(ring: readonly DataKey[]): Cipher {
  const newest = ring[0];
  if (newest === undefined) throw new Error('the key ring is empty');
  const keys = new Map(ring.map(({ id, key }) => [id, derive(key, 'seal')]));
  const printers = ring.map(({ key }) => createPrinter(key));
  const [newestPrinter = createPrinter(newest.key)] = printers;

  return {
    newest: newest.id,
    seal(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyOf(newest.id), nonce);
      cipher.setAAD(Buffer.from(`${newest.id}|${place}`));
      const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${newest.id}.${nonce.toString('base64url')}.${bytes.toString('base64url')}`;
    },
    open,
    tryOpen(sealed, place) {
      try {
        return open(sealed, place);
      } catch {
        return null;
      }
    },
    fingerprint: (text) => newestPrinter.print(text),
    isFingerprintOf: (fingerprint, text) => printerOf(fingerprint)?.print(text) === fingerprint,
    canCompare: (fingerprint) => printerOf(fingerprint) !== undefined,
  };

  function open(sealed: string, place: string): string {
    const [id = '', nonce = '', rest = ''] = sealed.split('.');
    const bytes = Buffer.from(rest, 'base64url');
    if (bytes.length < 16) throw new Error('sealed text is too short');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(id), Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(`${id}|${place}`));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  }

  function printerOf(fingerprint: string): Printer | undefined {
    return printers.find(({ name }) => fingerprint.startsWith(name));
  }

  function keyOf(id: string): Buffer {
    const key = keys.get(id);
    if (key === undefined) throw new Error('sealed with a key that is not in the ring');
    return key;
  }
}

interface Printer {
  name: string;
  print(text: string): string;
}

/** The name is derived from the key itself, because an operator can use the same key id twice. */
function createPrinter(key: Buffer): Printer {
  const hashKey = derive(key, 'fingerprint');
  const name = `${derive(key, 'name of fingerprints').toString('base64url', 0, 6)}.`;
  return {
    name,
    print: (text) => name + createHmac('sha256', hashKey).update(text).digest().toString('base64url', 0, 16),
  };
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `intake-desk ${purpose}`, 32));
}
