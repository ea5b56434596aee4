import { writeStored, readStoredObject } from './local-storage.ts';

/** How dates and numbers are written, and in which zone times are told. Null: as the browser does. */
export interface Regional {
  /** BCP 47: `en-GB`. */
  locale: string | null;
  /** IANA: `America/New_York`. */
  timeZone: string | null;
}

const KEY = 'desk.regional';
const listeners = new Set<() => void>();
let current = read();

/** What everybody who formats asks. The object is another one whenever it has changed. */
export function regional(): Regional {
  return current;
}

/** @returns stops listening */
export function subscribeRegional(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this browser does where nobody has chosen. */
export function browserRegional(): { locale: string; timeZone: string } {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { locale, timeZone };
}

/** Ways of writing that the browser does not know are not taken. */
export function setRegional(change: Partial<Regional>): void {
  current = known({ ...current, ...change });
  const isUsual = current.locale === null && current.timeZone === null;
  writeStored(KEY, isUsual ? null : JSON.stringify(current));
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
