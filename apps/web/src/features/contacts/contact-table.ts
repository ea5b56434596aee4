import { contactsTexts } from '#src/texts/contacts.ts';
import type { TableColumn } from '#src/ui/TableRow.tsx';

const { columns: words } = contactsTexts;

/** Columns of the table of contacts, from left to right. */
export const CONTACT_TABLE: readonly TableColumn[] = [
  { id: 'name', width: 'minmax(0, 1.4fr)', label: words.name },
  { id: 'kind', width: '76px', label: words.kind },
  { id: 'status', width: 'minmax(0, 0.8fr)', label: words.status },
  { id: 'phone', width: '132px', label: words.phone },
  { id: 'email', width: 'minmax(0, 1.5fr)', label: words.email },
  { id: 'matters', width: '60px', label: words.matters, isFigure: true },
  { id: 'created', width: '112px', label: words.created, isFigure: true },
  { id: 'updated', width: '112px', label: words.updated, isFigure: true },
];
