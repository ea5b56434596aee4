import { plural } from '#src/texts/plural.ts';
import { openRecordTexts } from './records.ts';

/** Texts of contacts. Numbers and times are passed in formatted. */
export const contactsTexts = {
  ...openRecordTexts,
  title: 'Contacts',
  one: (id: string) => `Contact ${id}`,
  all: 'All contacts',
  listName: 'the contacts',
  kind: 'contact',

  search: 'Search contacts',
  searchIn: 'Name, e-mail or phone',
  noMatch: 'Names, e-mail addresses, phone numbers and parts of them are searched.',
  loading: 'Asking Clio for contacts',
  passedSearch: (words: string) => `Matches for “${words}”, oldest first`,
  passed: 'Oldest first',
  what: 'contacts',
  empty: ['No contacts you have access to.', 'Contacts appear here when a lead is accepted in Clio Grow.'],
  end: {
    search: 'That is every match.',
    filtered: 'That is every contact that fits.',
    all: 'No more contacts.',
  },

  columns: {
    ...openRecordTexts.columns,
    name: 'Contact',
    kind: 'Kind',
    phone: 'Phone',
    email: 'E-mail',
    matters: 'Matters',
  },
  /** Columns that have another name in the exported file. */
  file: { contact: 'Contact', name: 'Name', type: 'Type', phones: 'Phones', emails: 'E-mail addresses' },
  matters: (count: number, written: string) => `${written} ${plural(count, { one: 'matter', other: 'matters' })}`,
  noPhone: 'No phone',
  noEmail: 'No e-mail',
  noWay: 'No phone, no e-mail',
  summaryId: (id: string) => `contact ${id}`,

  relatedMatters: 'Matters',

  fields: {
    ...openRecordTexts.fields,
    section: 'Contact',
    phone: 'Phone',
    email: 'E-mail',
    address: 'Address',
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    companyHasNone: 'A company has none',
    kind: 'Kind',
  },
} as const;
