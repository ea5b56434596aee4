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
  searchIn: 'Name, phone, or email',
  noMatch: 'Try a name, email address, or phone number – partial matches work.',
  loading: 'Loading contacts',
  passedSearch: (words: string) => `Matches for “${words}”, oldest first`,
  passed: 'Oldest first',
  what: 'contacts',
  empty: ['No contacts you have access to.', 'Contacts appear here when a lead is accepted in Clio Grow.'],
  end: {
    search: 'End of results.',
    filtered: 'No more contacts match these filters.',
    all: 'No more contacts.',
  },

  columns: {
    ...openRecordTexts.columns,
    name: 'Contact',
    kind: 'Type',
    phone: 'Phone',
    email: 'Email',
    matters: 'Matters',
  },
  /** Columns that have another name in the exported file. */
  file: { contact: 'Contact', name: 'Name', type: 'Type', phones: 'Phones', emails: 'Email addresses' },
  matters: (count: number, written: string) => `${written} ${plural(count, { one: 'matter', other: 'matters' })}`,
  noPhone: 'No phone',
  noEmail: 'No email',
  noWay: 'No contact info',
  summary: (id: string, when: string) => `Contact ${id} · Created ${when}`,

  relatedMatters: 'Matters',
  time: 'Local time',

  fields: {
    ...openRecordTexts.fields,
    section: 'Contact',
    phone: 'Phone',
    email: 'Email',
    address: 'Address',
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    companyHasNone: 'Not applicable (company)',
    kind: 'Type',
  },
} as const;
