import type { ListName } from '@intake-desk/desk-api/event';
import type { Priority } from '../../grow/budget/budget.ts';
import { ProblemError } from '../../problem.ts';
import { followedBy, type SyncContext } from './sync-context.ts';
import { assertProgress } from './read-changes.ts';

/**
 * Fetches the next page of a list's backfill. The page and the next position are written in one transaction, so a crash
 * loses at most the page in flight.
 * @returns true if the page was empty and is not the last one: fetching it was no progress
 */
export async function backfillPage(parts: SyncContext, list: ListName, priority: Priority): Promise<boolean> {
  const { firm, ask, store, streams, onChanges, onComplete } = parts;
  const state = streams.states[list];
  if (state.complete === 1) return false;
  const followed = followedBy(parts, 'fill', list);
  try {
    const page = await ask.page(list, state.cursor === null ? [] : [['page_token', state.cursor]], priority);
    assertProgress(page, state.cursor, followed, -Infinity);
    const isWhole = page.next === null;
    // Either clock may be ahead. Fetching a change twice is harmless.
    const begun = Math.min(page.startedAt, page.growNow ?? Infinity) - 5 * 60_000;
    const saved = {
      cursor: page.next,
      pages: state.pages + 1,
      begun_at: state.begun_at ?? begun,
      high_water: state.high_water ?? begun,
      as_of: page.startedAt,
      complete: isWhole ? 1 : 0,
    };
    const snapshot = { firm, list, startedAt: page.startedAt, isFill: true };
    const changes = await store.apply(snapshot, page.records, (within) => streams.save(list, saved, within));
    streams.setInMemory(list, saved);
    onChanges(changes);
    if (isWhole) followed.clear();
    if (isWhole) onComplete(list);
    return page.records.length === 0 && !isWhole;
  } catch (error) {
    // Grow rejects the page token or repeats pages: starts from the beginning, with the records that are already here.
    const isLost = error instanceof ProblemError ? error.code === 'grow-bad-request' : isRepeat(error);
    if (isLost) followed.clear();
    if (isLost && state.cursor !== null) await streams.save(list, { cursor: null });
    throw error;
  }
}

function isRepeat(error: unknown): boolean {
  return error instanceof Error && error.name === 'PageRepeats';
}
