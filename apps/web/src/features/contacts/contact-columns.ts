import type { Contact } from '@intake-desk/grow-api/contact';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import type { PrintColumn } from '#src/platform/list-export/print-list.ts';
import { formatDayOf } from '#src/platform/format/time.ts';
import { contactName } from './contact-labels.ts';
import type { TableColumn } from '#src/ui/list/TableRow.tsx';

const { file: fileTexts, columns: columnTexts } = contactsTexts;

/** CSV columns of a contact. Timestamps are as Clio returns them. */
export const CONTACT_CSV_COLUMNS: readonly CsvColumn<Contact>[] = [
  { title: fileTexts.contact, valueOf: ({ id }) => id },
  { title: fileTexts.name, screenColumn: 'name', valueOf: ({ name }) => name },
  { title: fileTexts.type, screenColumn: 'kind', valueOf: ({ type }) => type },
  { title: fileTexts.status, screenColumn: 'status', valueOf: ({ status }) => status },
  { title: fileTexts.phones, screenColumn: 'phone', valueOf: (contact) => contact.phone_numbers?.join('; ') },
  { title: fileTexts.emails, screenColumn: 'email', valueOf: (contact) => contact.emails?.join('; ') },
  {
    title: fileTexts.matters,
    screenColumn: 'matters',
    valueOf: (contact) => contact.matters?.map(({ id }) => id).join('; '),
  },
  { title: fileTexts.created, screenColumn: 'created', valueOf: (contact) => contact.created_at },
  { title: fileTexts.updated, screenColumn: 'updated', valueOf: (contact) => contact.updated_at },
];

/** Print columns of a contact. */
export const CONTACT_PRINT_COLUMNS: readonly PrintColumn<Contact>[] = [
  { label: columnTexts.id, isFigure: true, valueOf: ({ id }) => String(id) },
  { label: columnTexts.name, screenColumn: 'name', valueOf: contactName },
  { label: columnTexts.kind, screenColumn: 'kind', valueOf: ({ type }) => type },
  { label: columnTexts.status, screenColumn: 'status', valueOf: ({ status }) => status ?? '' },
  {
    label: columnTexts.phone,
    screenColumn: 'phone',
    valueOf: (contact) => (contact.phone_numbers ?? []).map(formatPhone).join(', '),
  },
  { label: columnTexts.email, screenColumn: 'email', valueOf: ({ emails }) => (emails ?? []).join(', ') },
  {
    label: columnTexts.matters,
    screenColumn: 'matters',
    isFigure: true,
    valueOf: ({ matters }) => (matters ? formatNumber(matters.length) : ''),
  },
  {
    label: columnTexts.created,
    screenColumn: 'created',
    isFigure: true,
    valueOf: (contact) => formatDayOf(Date.parse(contact.created_at)),
  },
  {
    label: columnTexts.updated,
    screenColumn: 'updated',
    isFigure: true,
    valueOf: (contact) => formatDayOf(Date.parse(contact.updated_at)),
  },
];

/** Columns of the contacts table, from left to right. */
export const CONTACT_TABLE_COLUMNS: readonly TableColumn[] = [
  { id: 'name', width: 'minmax(0, 1.4fr)', label: columnTexts.name },
  { id: 'kind', width: '76px', label: columnTexts.kind },
  { id: 'status', width: 'minmax(0, 0.8fr)', label: columnTexts.status },
  { id: 'phone', width: '132px', label: columnTexts.phone },
  { id: 'email', width: 'minmax(0, 1.5fr)', label: columnTexts.email },
  { id: 'matters', width: '60px', label: columnTexts.matters, isFigure: true },
  { id: 'created', width: '112px', label: columnTexts.created, isFigure: true },
  { id: 'updated', width: '112px', label: columnTexts.updated, isFigure: true },
];
