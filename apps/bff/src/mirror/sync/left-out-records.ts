import type { MirroredList } from '@intake-desk/desk-api/connection';
import type { GrowPage } from '../source/read-page.ts';
import type { GrowReader, Query } from './grow-reader.ts';

/** Parameters of requests for a part of a list. */
const PARTS: readonly string[] = ['created_since', 'updated_since', 'ids[]', 'inbox_lead_id'];

/**
 * Counts the records that Grow lists and the mirror cannot hold. Each pass through the whole list counts them again.
 * @returns the reader whose pages are counted
 */
export function countLeftOut(ask: GrowReader): { ask: GrowReader; count: (list: MirroredList) => number } {
  const known = new Map<MirroredList, Set<string>>();
  const passes = new Map<MirroredList, Set<string>>();

  return {
    ask: {
      ...ask,
      async page(list, query, priority) {
        const page = await ask.page(list, query, priority);
        note(list, query, page);
        return page;
      },
    },
    count: (list) => known.get(list)?.size ?? 0,
  };

  function note(list: MirroredList, query: Query, { leftOut, next }: GrowPage): void {
    known.set(list, new Set([...(known.get(list) ?? []), ...leftOut]));
    if (query.some(([name]) => PARTS.includes(name))) return;
    if (!query.some(([name]) => name === 'page_token')) passes.set(list, new Set());
    const pass = passes.get(list);
    for (const id of leftOut) pass?.add(id);
    if (next === null && pass !== undefined) known.set(list, pass);
  }
}
