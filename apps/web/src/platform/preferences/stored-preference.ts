import { createListeners, type Store } from '#src/platform/browser/store.ts';
import { readStored, writeStored } from './local-storage.ts';

/** A preference that this browser stores. */
export interface StoredPreference<Value> extends Store<Value> {
  /**
   * Reads a person's own preference, and follows changes in other tabs.
   * @param owner firm and person
   * @returns restores the default
   */
  load: (owner: string) => () => void;
}

interface PreferenceOptions<Value> {
  /** Key in localStorage; a person's own preference has the owner after it. */
  key: string;
  /** True if it has its default until `load`. */
  isPersonal?: boolean;
  /** @param stored null if nothing is stored; the default for this and for anything invalid */
  parse: (stored: string | null) => Value;
  /** @returns null for the default, which is not stored */
  format: (value: Value) => string | null;
  /** Shows a changed value where it is no component's business, such as on the document. */
  apply?: (value: Value) => void;
}

export function createStoredPreference<Value>({
  key,
  isPersonal = false,
  parse,
  format,
  apply = () => undefined,
}: PreferenceOptions<Value>): StoredPreference<Value> {
  const { subscribe, notify } = createListeners();
  let storageKey = isPersonal ? null : key;
  let current: { value: Value } | null = null;

  function publish(value: Value): void {
    current = { value };
    notify();
  }

  return {
    get: () => (current ??= { value: parse(storageKey === null ? null : readStored(storageKey)) }).value,
    set(value) {
      if (storageKey !== null) writeStored(storageKey, format(value));
      apply(value);
      publish(value);
    },
    subscribe,
    load(owner) {
      const own = `${key}.${owner}`;
      const read = () => publish(parse(readStored(own)));
      const follow = (event: StorageEvent) => {
        if (event.key === own) read();
      };
      storageKey = own;
      read();
      window.addEventListener('storage', follow);
      return () => {
        window.removeEventListener('storage', follow);
        storageKey = null;
        publish(parse(null));
      };
    },
  };
}

/**
 * Parses an object that is stored as JSON.
 * @returns an empty object if it is missing or invalid
 */
export function parseStoredObject(stored: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
