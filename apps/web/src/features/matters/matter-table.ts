import { mattersTexts } from '#src/texts/matters.ts';
import type { TableColumn } from '#src/ui/TableRow.tsx';

const { columns: words } = mattersTexts;

/** Columns of the table of matters, from left to right. */
export const MATTER_TABLE: readonly TableColumn[] = [
  { id: 'name', width: 'minmax(0, 1.7fr)', label: words.name },
  { id: 'client', width: 'minmax(0, 1.1fr)', label: words.client },
  { id: 'type', width: 'minmax(0, 1fr)', label: words.type },
  { id: 'location', width: 'minmax(0, 0.8fr)', label: words.location },
  { id: 'stage', width: '92px', label: words.stage },
  { id: 'status', width: 'minmax(0, 1.1fr)', label: words.status },
  { id: 'assigned', width: 'minmax(0, 1fr)', label: words.assigned },
  { id: 'worth', width: '84px', label: words.worth, isFigure: true },
  { id: 'created', width: '112px', label: words.created, isFigure: true },
  { id: 'updated', width: '112px', label: words.updated, isFigure: true },
];
