import type { Contact } from '@intake-desk/grow-api/contact';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { spokenPhone } from '#src/platform/contact-details/phone.ts';
import type { SheetColumn } from '#src/platform/list-export/print-list.ts';
import { dayOfInstant } from '#src/platform/format/time.ts';
import { contactName } from './contact-labels.ts';
import type { TableColumn } from '#src/ui/list/TableRow.tsx';

const { file: fileTexts, columns: columnTexts } = contactsTexts;

/** A contact's columns in a file. Instants are as Clio gives them. */
export const CONTACT_COLUMNS: readonly CsvColumn<Contact>[] = [
  { title: fileTexts.contact, valueOf: ({ id }) => id },
  { title: fileTexts.name, follows: 'name', valueOf: ({ name }) => name },
  { title: fileTexts.type, follows: 'kind', valueOf: ({ type }) => type },
  { title: fileTexts.status, follows: 'status', valueOf: ({ status }) => status },
  { title: fileTexts.phones, follows: 'phone', valueOf: (contact) => contact.phone_numbers?.join('; ') },
  { title: fileTexts.emails, follows: 'email', valueOf: (contact) => contact.emails?.join('; ') },
  {
    title: fileTexts.matters,
    follows: 'matters',
    valueOf: (contact) => contact.matters?.map(({ id }) => id).join('; '),
  },
  { title: fileTexts.created, follows: 'created', valueOf: (contact) => contact.created_at },
  { title: fileTexts.updated, follows: 'updated', valueOf: (contact) => contact.updated_at },
];

/** A contact's columns on paper. */
export const CONTACT_SHEET: readonly SheetColumn<Contact>[] = [
  { label: columnTexts.id, isFigure: true, valueOf: ({ id }) => String(id) },
  { label: columnTexts.name, follows: 'name', valueOf: contactName },
  { label: columnTexts.kind, follows: 'kind', valueOf: ({ type }) => type },
  { label: columnTexts.status, follows: 'status', valueOf: ({ status }) => status ?? '' },
  {
    label: columnTexts.phone,
    follows: 'phone',
    valueOf: (contact) => (contact.phone_numbers ?? []).map(spokenPhone).join(', '),
  },
  { label: columnTexts.email, follows: 'email', valueOf: ({ emails }) => (emails ?? []).join(', ') },
  {
    label: columnTexts.matters,
    follows: 'matters',
    isFigure: true,
    valueOf: ({ matters }) => (matters ? formatNumber(matters.length) : ''),
  },
  {
    label: columnTexts.created,
    follows: 'created',
    isFigure: true,
    valueOf: (contact) => dayOfInstant(Date.parse(contact.created_at)),
  },
  {
    label: columnTexts.updated,
    follows: 'updated',
    isFigure: true,
    valueOf: (contact) => dayOfInstant(Date.parse(contact.updated_at)),
  },
];

/** Columns of the table of contacts, from left to right. */
export const CONTACT_TABLE: readonly TableColumn[] = [
  { id: 'name', width: 'minmax(0, 1.4fr)', label: columnTexts.name },
  { id: 'kind', width: '76px', label: columnTexts.kind },
  { id: 'status', width: 'minmax(0, 0.8fr)', label: columnTexts.status },
  { id: 'phone', width: '132px', label: columnTexts.phone },
  { id: 'email', width: 'minmax(0, 1.5fr)', label: columnTexts.email },
  { id: 'matters', width: '60px', label: columnTexts.matters, isFigure: true },
  { id: 'created', width: '112px', label: columnTexts.created, isFigure: true },
  { id: 'updated', width: '112px', label: columnTexts.updated, isFigure: true },
];
