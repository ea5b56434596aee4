import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

const NAME = 'desk.drafts';

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Schema extends DBSchema {
  /** One key a person, which the browser never hands out. */
  keys: { key: string; value: CryptoKey };
  /** `person/record` → what was typed there. */
  drafts: { key: string; value: Sealed };
}

/**
 * What a person typed and Clio does not have yet: AES-GCM ciphertext in IndexedDB under a key per person that cannot be
 * exported. The record's name is bound to the ciphertext, so that one draft can never be read as another.
 */
export interface DraftVault {
  read: (record: string) => Promise<unknown>;
  write: (record: string, value: unknown) => Promise<void>;
}

let connection: Promise<IDBPDatabase<Schema>> | undefined;

/** Opens the vault of one person. */
export function draftVaultOf(personId: string): DraftVault {
  const key = keyOf(personId);
  return {
    read: async (record) => {
      const name = `${personId}/${record}`;
      const sealed = await (await database()).get('drafts', name);
      if (!sealed) return null;
      const plain = await crypto.subtle.decrypt(algorithm(sealed.iv, name), await key, sealed.data);
      return JSON.parse(new TextDecoder().decode(plain)) as unknown;
    },
    write: async (record, value) => {
      const name = `${personId}/${record}`;
      const db = await database();
      if (value === null) return db.delete('drafts', name);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await crypto.subtle.encrypt(
        algorithm(iv, name),
        await key,
        new TextEncoder().encode(JSON.stringify(value)),
      );
      await db.put('drafts', { iv, data }, name);
    },
  };
}

/** Sign-out: nothing that was typed stays in this browser. */
export async function wipeDrafts(): Promise<void> {
  if (connection) (await connection).close();
  connection = undefined;
  await deleteDB(NAME);
}

async function keyOf(personId: string): Promise<CryptoKey> {
  const db = await database();
  const known = await db.get('keys', personId);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two tabs may get here together: the first key stored is the one both use.
  const transaction = db.transaction('keys', 'readwrite');
  const first = await transaction.store.get(personId);
  if (!first) await transaction.store.put(made, personId);
  await transaction.done;
  return first ?? made;
}

function database(): Promise<IDBPDatabase<Schema>> {
  connection ??= openDB<Schema>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('keys');
      db.createObjectStore('drafts');
    },
    blocking: () => {
      void connection?.then((db) => db.close());
      connection = undefined;
    },
    terminated: () => {
      connection = undefined;
    },
  });
  return connection;
}

function algorithm(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
}
