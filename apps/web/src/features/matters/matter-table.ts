import { mattersTexts } from '#src/texts/matters.ts';
import type { TableColumn } from '#src/ui/TableRow.tsx';

const { columns: words } = mattersTexts;

/** Columns of the table of matters, from left to right. */
export const MATTER_TABLE: readonly TableColumn[] = [
  { id: 'name', label: words.name },
  { id: 'client', label: words.client },
  { id: 'type', label: words.type },
  { id: 'location', label: words.location },
  { id: 'stage', label: words.stage },
  { id: 'status', label: words.status },
  { id: 'assigned', label: words.assigned },
  { id: 'worth', label: words.worth, isFigure: true },
  { id: 'created', label: words.created, isFigure: true },
  { id: 'updated', label: words.updated, isFigure: true },
];
