import type { Contact } from '@intake-desk/grow-api/contact';
import type { CsvColumn } from '#src/platform/csv.ts';
import { contactsTexts } from '#src/texts/contacts.ts';

const { file: words } = contactsTexts;

/** A contact's columns in a file. Instants are as Clio gives them. */
export const CONTACT_COLUMNS: readonly CsvColumn<Contact>[] = [
  { title: words.contact, valueOf: ({ id }) => id },
  { title: words.name, follows: 'name', valueOf: ({ name }) => name },
  { title: words.type, follows: 'kind', valueOf: ({ type }) => type },
  { title: words.status, follows: 'status', valueOf: ({ status }) => status },
  { title: words.phones, follows: 'phone', valueOf: (contact) => contact.phone_numbers?.join('; ') },
  { title: words.emails, follows: 'email', valueOf: (contact) => contact.emails?.join('; ') },
  { title: words.matters, follows: 'matters', valueOf: (contact) => contact.matters?.map(({ id }) => id).join('; ') },
  { title: words.created, follows: 'created', valueOf: (contact) => contact.created_at },
  { title: words.updated, follows: 'updated', valueOf: (contact) => contact.updated_at },
];
