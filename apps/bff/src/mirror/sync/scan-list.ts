import type { ListName } from '@intake-desk/desk-api/event';
import { followedBy, type SyncContext } from './sync-context.ts';
import { assertProgress } from './read-changes.ts';

/**
 * Fetches the next page of a full scan and diffs it with the index. Pages are sorted by id and gapless, so an indexed
 * record inside the page's id range that the page lacks is missing in Grow. Also detects changes that did not touch
 * `updated_at`.
 * @returns true when the scan has reached the last page
 */
export async function scanPage(parts: SyncContext, list: ListName): Promise<boolean> {
  const { firm, clock, ask, store, streams, index, onChanges, refetch } = parts;
  const { walk_cursor: cursor, walk_after: after, walk_begun_at: begunAt } = streams.states[list];
  const followed = followedBy(parts, 'scan', list);
  if (cursor === null) followed.clear();
  const page = await ask
    .page(list, cursor === null ? [] : [['page_token', cursor]], 'fill')
    .catch(async (error: unknown) => {
      // The position is lost: the next scan starts from the beginning.
      await streams.save(list, { walk_cursor: null, walk_after: 0 });
      throw error;
    });
  const { records, next, startedAt } = page;
  try {
    assertProgress(page, cursor, followed, cursor === null ? -Infinity : after);
  } catch (error) {
    await streams.save(list, { walk_cursor: null, walk_after: 0 });
    throw error;
  }
  onChanges(await store.apply({ firm, list, startedAt, isFill: false }, records));
  const shown = new Set(records.map(({ id }) => id));
  const upTo = next === null ? Infinity : (records.at(-1)?.id ?? after);
  const missing = index[list]
    .between(after, upTo)
    .filter(({ id, seenAt }) => !shown.has(id) && seenAt < startedAt)
    .map(({ id }) => id);
  if (list === 'untriaged' || list === 'ignored') {
    await store.markSeen(firm, list, [...shown], startedAt);
    onChanges(
      await store.markDeparted(
        firm,
        missing.map((lead) => ({ lead, to: 'checking', at: startedAt })),
      ),
    );
  } else {
    refetch(list, missing);
  }
  const isOver = next === null;
  await streams.save(list, {
    walk_cursor: next,
    walk_after: isOver ? 0 : upTo,
    walk_begun_at: cursor === null ? startedAt : begunAt,
    ...(isOver ? { walked_at: clock.now() } : {}),
  });
  return isOver;
}
