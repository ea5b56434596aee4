import { writeStored, readStoredObject } from './local-storage.ts';

/** Locale of dates and numbers, and time zone of times. Null: the browser's own. */
export interface Regional {
  /** BCP 47: `en-GB`. */
  locale: string | null;
  /** IANA: `America/New_York`. */
  timeZone: string | null;
}

const KEY = 'desk.regional';
const listeners = new Set<() => void>();
let current = read();

/** Returns the current preferences. The object changes with every change of a preference. */
export function regional(): Regional {
  return current;
}

/** @returns unsubscribes */
export function subscribeRegional(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the browser's own settings, used without a preference. */
export function browserRegional(): { locale: string; timeZone: string } {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { locale, timeZone };
}

/** Ignores settings that the browser does not support. */
export function setRegional(change: Partial<Regional>): void {
  current = known({ ...current, ...change });
  const isDefault = current.locale === null && current.timeZone === null;
  writeStored(KEY, isDefault ? null : JSON.stringify(current));
  for (const listener of listeners) listener();
}

function read(): Regional {
  const { locale, timeZone } = readStoredObject(KEY);
  return known({
    locale: typeof locale === 'string' ? locale : null,
    timeZone: typeof timeZone === 'string' ? timeZone : null,
  });
}

function known({ locale, timeZone }: Regional): Regional {
  return {
    locale: locale !== null && works(() => new Intl.NumberFormat(locale)) ? locale : null,
    timeZone: timeZone !== null && works(() => new Intl.DateTimeFormat('en', { timeZone })) ? timeZone : null,
  };
}

function works(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
