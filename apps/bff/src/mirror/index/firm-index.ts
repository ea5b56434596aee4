import { LIST_NAMES, type ListName } from '@intake-desk/desk-api/event';
import { RecordIndex } from '@intake-desk/desk-api/lists/record-index';

/** The four lists of one firm, in memory. Departed leads are in none of them. */
export type FirmIndex = Readonly<Record<ListName, RecordIndex>>;

export function createFirmIndex(): FirmIndex {
  return Object.fromEntries(LIST_NAMES.map((list) => [list, new RecordIndex()])) as Record<ListName, RecordIndex>;
}
