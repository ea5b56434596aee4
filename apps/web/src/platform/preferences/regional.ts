import { createStoredPreference, parseStoredObject, useStoredPreference } from './stored-preference.ts';

/** Locale of dates and numbers, and time zone of times. Null: the browser's own. */
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
/** Returns the current preferences. The object changes with every change of a preference. */
export const regional = preference.get;

/** Returns the current preferences, for a component. */
export function useRegional(): Regional {
  return useStoredPreference(preference);
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
