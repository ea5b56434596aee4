import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import { toCsv, type CsvColumn } from './csv.ts';
import { formatWallTime } from '#src/platform/format/zoned-time.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { fetchWholeList } from './fetch-whole-list.ts';
import { saveFile } from '#src/platform/browser/download-file.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { listActionTexts } from '#src/texts/lists/list-actions.ts';

/**
 * Downloads a whole list, filtered and sorted as on the screen, as comma-separated values.
 * @returns the outcome, in a sentence
 */
export async function exportListAsCsv<List extends ListName>(
  name: string,
  { list, query, columns }: { list: List; query: string; columns: readonly CsvColumn<ListRecords[List]>[] },
): Promise<string> {
  try {
    const { items, meta, isCut } = await fetchWholeList(list, query);
    const asOf = formatWallTime(meta.asOf === null ? serverNow() : Date.parse(meta.asOf));
    saveFile(`${name} ${asOf.replaceAll(':', '-')}.csv`, 'text/csv;charset=utf-8', toCsv(items, columns));
    return listActionTexts.saved(formatNumber(items.length), isCut || !meta.complete);
  } catch (error) {
    return asHttpProblem(error).message;
  }
}
