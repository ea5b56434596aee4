import { plural } from '#src/texts/plural.ts';

/** One box for everything. */
export const paletteTexts = {
  name: 'Find',
  close: 'Close',
  results: 'Results',
  /** @param searches whether the desk can search records */
  label: (searches: boolean) => (searches ? 'Name, phone, e-mail or command' : 'Command or place'),
  looking: 'Looking…',
  waiting: 'Looking; opens as soon as it is found.',
  tooShort: 'One more letter, please.',
  nothing: (words: string) => `Nothing is called “${words}” here.`,
  /** @param count as it is; @param results the same, written */
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
