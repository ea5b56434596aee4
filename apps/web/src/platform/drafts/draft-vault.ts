import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

const NAME = 'desk.drafts';

interface EncryptedDraft {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
  /** True if deleting it loses nothing: all of it is in Clio. */
  isSettled?: boolean;
}

interface Schema extends DBSchema {
  /** Owner → key, which cannot be extracted from the browser. */
  keys: { key: string; value: CryptoKey };
  /** `owner/record` → encrypted text. */
  drafts: { key: string; value: EncryptedDraft };
}

/**
 * Text that Clio does not have yet: AES-GCM ciphertext in IndexedDB under a key per person that cannot be exported. The
 * record's name is bound to the ciphertext, so that a draft cannot be read as that of another record.
 */
export interface DraftVault {
  /** Null if nothing is stored, or nothing that this key decrypts. */
  read: (record: string) => Promise<unknown>;
  /**
   * Stores a record's draft; null deletes it.
   * @param isSettled true if deleting it loses nothing
   */
  write: (record: string, value: unknown, isSettled?: boolean) => Promise<void>;
  /** Number of records with text that would be lost. */
  count: () => Promise<number>;
  /** Names of the records with stored text. */
  recordNames: () => Promise<string[]>;
}

let connection: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * Opens the vault of one person. Drafts of a previous user of this browser are deleted.
 * @param owner identifies the person among all users of this browser
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
      // Key first: creating it deletes the drafts of the previous user.
      const own = await keyOfOwner();
      const encrypted = await (await database()).get('drafts', name);
      return encrypted ? open(encrypted, own, name) : null;
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
      // Commits now instead of after the request's success event: a page that closes meanwhile loses nothing.
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

/** Deletes all typed text from this browser, at sign-out. */
export async function deleteAllDrafts(): Promise<void> {
  if (connection) (await connection).close();
  connection = undefined;
  await deleteDB(NAME);
}

function recordsOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound(`${owner}/`, `${owner}/\uffff`);
}

async function open(encrypted: EncryptedDraft, key: CryptoKey, name: string): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(algorithm(encrypted.iv, name), key, encrypted.data);
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    return null;
  }
}

async function keyOf(owner: string): Promise<CryptoKey> {
  const db = await database();
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two tabs may create a key at the same time: both use the first one stored.
  const transaction = db.transaction(['keys', 'drafts'], 'readwrite');
  const keys = transaction.objectStore('keys');
  const first = await keys.get(owner);
  if (!first) {
    // Another person uses this browser now.
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
