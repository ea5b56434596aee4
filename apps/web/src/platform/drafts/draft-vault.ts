import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

const NAME = 'desk.drafts';

interface EncryptedDraft {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
  /** Nothing of it would be lost: all of it is in Clio. */
  isSettled?: boolean;
}

interface Schema extends DBSchema {
  /** Owner → key, which the browser never hands out. */
  keys: { key: string; value: CryptoKey };
  /** `owner/record` → what was typed there. */
  drafts: { key: string; value: EncryptedDraft };
}

/**
 * What a person typed and Clio does not have yet: AES-GCM ciphertext in IndexedDB under a key per person that cannot be
 * exported. The record's name is bound to the ciphertext, so that one draft can never be read as another.
 */
export interface DraftVault {
  /** Null where nothing is stored, or nothing that this key opens. */
  read: (record: string) => Promise<unknown>;
  /**
   * Null takes the record's draft away.
   * @param isSettled whether it is only remembered, and nothing would be lost with it
   */
  write: (record: string, value: unknown, isSettled?: boolean) => Promise<void>;
  /** At how many records something is kept that would be lost. */
  count: () => Promise<number>;
  /** The records at which something is kept. */
  recordNames: () => Promise<string[]>;
}

let connection: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * Opens the vault of one person. Whoever used this browser before leaves nothing behind in it.
 * @param owner names the person among all who may use this browser
 */
export function openDraftVault(owner: string): DraftVault {
  let key: Promise<CryptoKey> | undefined;
  const keyOfOwner = () => {
    key ??= keyOf(owner).catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
  return {
    read: async (record) => {
      const name = `${owner}/${record}`;
      // The key first: making one clears out whoever sat here before.
      const own = await keyOfOwner();
      const sealed = await (await database()).get('drafts', name);
      return sealed ? open(sealed, own, name) : null;
    },
    write: async (record, value, isSettled = false) => {
      const name = `${owner}/${record}`;
      const db = await database();
      if (value === null) return db.delete('drafts', name);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(value));
      const data = await crypto.subtle.encrypt(algorithm(iv, name), await keyOfOwner(), text);
      const transaction = db.transaction('drafts', 'readwrite');
      const put = transaction.store.put({ iv, data, isSettled }, name);
      // At once, and not when the page has heard that it worked: a page that goes away meanwhile loses nothing.
      transaction.commit();
      await Promise.all([put, transaction.done]);
    },
    count: async () => {
      const all = await (await database()).getAll('drafts', recordsOf(owner));
      return all.filter(({ isSettled }) => isSettled !== true).length;
    },
    recordNames: async () => {
      await keyOfOwner();
      const names = await (await database()).getAllKeys('drafts', recordsOf(owner));
      return names.map((name) => name.slice(owner.length + 1));
    },
  };
}

/** Sign-out: nothing that was typed stays in this browser. */
export async function deleteAllDrafts(): Promise<void> {
  if (connection) (await connection).close();
  connection = undefined;
  await deleteDB(NAME);
}

function recordsOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound(`${owner}/`, `${owner}/\uffff`);
}

async function open(sealed: EncryptedDraft, key: CryptoKey, name: string): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(algorithm(sealed.iv, name), key, sealed.data);
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    return null;
  }
}

async function keyOf(owner: string): Promise<CryptoKey> {
  const db = await database();
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two tabs may get here together: the first key stored is the one both use.
  const transaction = db.transaction(['keys', 'drafts'], 'readwrite');
  const keys = transaction.objectStore('keys');
  const first = await keys.get(owner);
  if (!first) {
    // Somebody else sits here now.
    await Promise.all([keys.clear(), transaction.objectStore('drafts').clear()]);
    await keys.put(made, owner);
  }
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
  }).catch((error: unknown) => {
    connection = undefined;
    throw error;
  });
  return connection;
}

function algorithm(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
}
