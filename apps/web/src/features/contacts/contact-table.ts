import { contactsTexts } from '#src/texts/contacts.ts';
import type { TableColumn } from '#src/ui/TableRow.tsx';

const { columns: words } = contactsTexts;

/** Columns of the table of contacts, from left to right. */
export const CONTACT_TABLE: readonly TableColumn[] = [
  { id: 'name', label: words.name },
  { id: 'kind', label: words.kind },
  { id: 'status', label: words.status },
  { id: 'phone', label: words.phone },
  { id: 'email', label: words.email },
  { id: 'matters', label: words.matters, isFigure: true },
  { id: 'created', label: words.created, isFigure: true },
  { id: 'updated', label: words.updated, isFigure: true },
];
