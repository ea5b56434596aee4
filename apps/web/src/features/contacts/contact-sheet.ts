import type { Contact } from '@intake-desk/grow-api/contact';
import { formatNumber } from '#src/platform/format-number.ts';
import { spokenPhone } from '#src/platform/phone.ts';
import type { SheetColumn } from '#src/platform/printed-list.ts';
import { dayOfInstant } from '#src/platform/time.ts';
import { contactsTexts } from '#src/texts/contacts.ts';
import { contactName } from './contact-words.ts';

const { columns: words } = contactsTexts;

/** A contact's columns on paper. */
export const CONTACT_SHEET: readonly SheetColumn<Contact>[] = [
  { label: words.id, isFigure: true, valueOf: ({ id }) => String(id) },
  { label: words.name, follows: 'name', valueOf: contactName },
  { label: words.kind, follows: 'kind', valueOf: ({ type }) => type },
  { label: words.status, follows: 'status', valueOf: ({ status }) => status ?? '' },
  {
    label: words.phone,
    follows: 'phone',
    valueOf: (contact) => (contact.phone_numbers ?? []).map(spokenPhone).join(', '),
  },
  { label: words.email, follows: 'email', valueOf: ({ emails }) => (emails ?? []).join(', ') },
  {
    label: words.matters,
    follows: 'matters',
    isFigure: true,
    valueOf: ({ matters }) => (matters ? formatNumber(matters.length) : ''),
  },
  {
    label: words.created,
    follows: 'created',
    isFigure: true,
    valueOf: (contact) => dayOfInstant(Date.parse(contact.created_at)),
  },
  {
    label: words.updated,
    follows: 'updated',
    isFigure: true,
    valueOf: (contact) => dayOfInstant(Date.parse(contact.updated_at)),
  },
];
