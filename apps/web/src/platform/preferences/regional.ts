import { useStore } from '#src/platform/browser/store.ts';
import { createStoredPreference, parseStoredObject } from './stored-preference.ts';

/**
 * Locale of dates and numbers, and time zone of times. Null: the browser's own; a time zone that this browser did not
 * choose is the firm's, if the firm has one.
 */
export interface Regional {
  /** BCP 47: `en-GB`. */
  locale: string | null;
  /** IANA: `America/New_York`. */
  timeZone: string | null;
}

const preference = createStoredPreference<Regional>({
  key: 'desk.regional',
  parse(stored) {
    const { locale, timeZone } = parseStoredObject(stored);
    return known({
      locale: typeof locale === 'string' ? locale : null,
      timeZone: typeof timeZone === 'string' ? timeZone : null,
    });
  },
  format: (value) => (value.locale === null && value.timeZone === null ? null : JSON.stringify(value)),
});
/** The time zone of the firm that signed in last, stored so that the first rows of a page already have it. */
const firmZone = createStoredPreference<string | null>({
  key: 'desk.firm-zone',
  parse: (timeZone) => known({ locale: null, timeZone }).timeZone,
  format: (timeZone) => timeZone,
});

let inForce: { own: Regional; firm: string | null; regional: Regional } | undefined;

/** Returns what is in force. The object changes with every change of a preference or of the firm's time zone. */
export function regional(): Regional {
  const [own, firm] = [preference.get(), firmZone.get()];
  if (inForce?.own !== own || inForce.firm !== firm) {
    inForce = { own, firm, regional: { ...own, timeZone: own.timeZone ?? firm } };
  }
  return inForce.regional;
}

/** Returns what this browser chose, for a component that also follows the firm's time zone. */
export function useRegional(): Regional & { firmTimeZone: string | null } {
  const own = useStore(preference);
  return { ...own, firmTimeZone: useStore(firmZone) };
}

/** Applies the firm's time zone; null if it has none. Ignores a zone that the browser does not support. */
export function setFirmTimeZone(timeZone: string | null): void {
  const next = known({ locale: null, timeZone }).timeZone;
  if (next !== firmZone.get()) firmZone.set(next);
}

/** Ignores settings that the browser does not support. */
export function setRegional(changes: Partial<Regional>): void {
  preference.set(known({ ...preference.get(), ...changes }));
}

/** Returns the browser's own settings, used without a preference. */
export function browserRegional(): { locale: string; timeZone: string } {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { locale, timeZone };
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
