import type { ListName } from '@intake-desk/desk-api/event';
import type { Priority } from '../../grow/budget/budget.ts';
import { ProblemError } from '../../problem.ts';
import type { SyncContext } from './sync-context.ts';
import { assertProgress } from './read-changes.ts';

/**
 * Reads one more page of a list's first reading. The page and the place where the list goes on are written together: whoever is
 * killed loses at most the page that was on its way.
 * @returns whether the list is whole now
 */
export async function backfillPage(parts: SyncContext, list: ListName, priority: Priority): Promise<boolean> {
  const { firm, ask, store, streams, onChanges, onComplete } = parts;
  const state = streams.states[list];
  if (state.complete === 1) return true;
  try {
    const page = await ask.page(list, state.cursor === null ? [] : [['page_token', state.cursor]], priority);
    assertProgress(page, state.cursor, -Infinity);
    const isWhole = page.next === null;
    // Our clock or Grow's may be ahead: what is asked for twice does no harm.
    const begun = Math.min(page.startedAt, page.growNow ?? Infinity) - 5 * 60_000;
    const saved = {
      cursor: page.next,
      pages: state.pages + 1,
      begun_at: state.begun_at ?? begun,
      high_water: state.high_water ?? begun,
      as_of: page.startedAt,
      complete: isWhole ? 1 : 0,
    };
    const reading = { firm, list, startedAt: page.startedAt, isFill: true };
    const changes = await store.apply(reading, page.records, (within) => streams.save(list, saved, within));
    streams.setInMemory(list, saved);
    onChanges(changes);
    if (isWhole) onComplete(list);
    return isWhole;
  } catch (error) {
    // Grow does not know the place any more, or leads in a circle: from the beginning, with all that is here already.
    const isLost = error instanceof ProblemError ? error.code === 'grow-bad-request' : isRepeat(error);
    if (isLost && state.cursor !== null) await streams.save(list, { cursor: null });
    throw error;
  }
}

function isRepeat(error: unknown): boolean {
  return error instanceof Error && error.name === 'PageRepeats';
}
