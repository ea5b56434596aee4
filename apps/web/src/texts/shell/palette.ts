import { plural } from '#src/texts/plural.ts';

/** Texts of the command palette. */
export const paletteTexts = {
  name: 'Find',
  close: 'Close',
  results: 'Results',
  /** @param searches whether record search is available */
  label: (searches: boolean) => (searches ? 'Name, phone, e-mail or command' : 'Command or place'),
  looking: 'Looking…',
  waiting: 'Looking; opens as soon as it is found.',
  tooShort: 'One more letter, please.',
  nothing: (words: string) => `Nothing is called “${words}” here.`,
  /** @param count the number itself; @param results the same number, formatted */
  count: (count: number, results: string) => plural(count, { one: '1 result', other: `${results} results` }),
  groups: {
    commands: 'Commands',
    places: 'Places',
    recent: 'Open before',
    records: 'Records',
    search: 'Search in Clio',
  },
  kinds: { lead: 'Lead', contact: 'Contact', matter: 'Matter' },
  searchIn: {
    leads: (words: string) => `Search leads for “${words}”`,
    contacts: (words: string) => `Search contacts for “${words}”`,
  },
} as const;
