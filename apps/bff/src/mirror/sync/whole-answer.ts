import type { MirroredList } from '@intake-desk/desk-api/connection';
import type { GrowPage } from '../source/read-page.ts';
import type { GrowReader, Query } from './grow-reader.ts';
import { assertProgress } from './read-changes.ts';

/**
 * Fetches all pages of a short answer, such as some records by id. What the first page lacks may be on the next one.
 * @returns the first page with the records of all
 */
export async function wholeAnswer(ask: GrowReader, list: MirroredList, query: Query): Promise<GrowPage> {
  const first = await ask.page(list, query, 'poll');
  const followed = new Set<string>();
  const records = [...first.records];
  assertProgress(first, null, followed, -Infinity);
  for (let token = first.next; token !== null;) {
    const page: GrowPage = await ask.page(list, [...query, ['page_token', token]], 'poll');
    assertProgress(page, token, followed, -Infinity);
    records.push(...page.records);
    token = page.next;
  }
  return { ...first, records, next: null };
}
