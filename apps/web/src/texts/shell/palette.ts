import { plural } from '#src/texts/plural.ts';

/** Texts of the command palette. */
export const paletteTexts = {
  name: 'Search',
  close: 'Close',
  results: 'Results',
  /** @param searches whether record search is available */
  label: (searches: boolean) => (searches ? 'Name, phone, email, or command' : 'Command or page'),
  looking: 'Searching…',
  waiting: 'Opening…',
  tooShort: 'Keep typing…',
  nothing: (words: string) => `No results for “${words}”`,
  /** @param count the number itself; @param results the same number, formatted */
  count: (count: number, results: string) => plural(count, { one: '1 result', other: `${results} results` }),
  groups: {
    commands: 'Commands',
    places: 'Pages',
    recent: 'Recent',
    records: 'Records',
    search: 'Search in Clio',
  },
  kinds: { lead: 'Lead', contact: 'Contact', matter: 'Matter' },
  searchIn: {
    leads: (words: string) => `Search leads for “${words}”`,
    contacts: (words: string) => `Search contacts for “${words}”`,
  },
} as const;
