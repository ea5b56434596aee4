import type { Contact } from '@intake-desk/grow-api/contact';
import type { CsvColumn } from '#src/platform/csv.ts';

/** A contact's columns in a file. Instants are as Clio gives them. */
export const CONTACT_COLUMNS: readonly CsvColumn<Contact>[] = [
  { title: 'Contact', valueOf: ({ id }) => id },
  { title: 'Name', valueOf: ({ name }) => name },
  { title: 'Type', valueOf: ({ type }) => type },
  { title: 'Status', valueOf: ({ status }) => status },
  { title: 'Phones', valueOf: (contact) => contact.phone_numbers?.join('; ') },
  { title: 'E-mail addresses', valueOf: (contact) => contact.emails?.join('; ') },
  { title: 'Matters', valueOf: (contact) => contact.matters?.map(({ id }) => id).join('; ') },
  { title: 'Created', valueOf: (contact) => contact.created_at },
  { title: 'Last change', valueOf: (contact) => contact.updated_at },
];
