import type { ListName } from '@intake-desk/desk-api/event';
import type { SyncContext } from './sync-context.ts';
import { NO_JUMP, readChanges } from './read-changes.ts';

const SAVE_MS = 60_000;

/** Fetches and applies the changes of a list since the last poll. */
export async function pollChanges(parts: SyncContext, list: ListName, isDeep: boolean, growNow: number | null) {
  const { firm, ask, store, streams, jumps, onChanges } = parts;
  const { high_water: highWater, as_of: asOf } = streams.states[list];
  if (highWater === null) return growNow;
  const done = await readChanges({
    highWater,
    isDeep,
    growNow,
    jump: jumps.get(list) ?? NO_JUMP,
    fetch: (since, token) =>
      ask.page(list, [['updated_since', since], ...(token === null ? [] : [['page_token', token] as const])], 'poll'),
    take: async ({ records, startedAt }) => {
      onChanges(await store.apply({ firm, list, startedAt, isFill: false }, records));
    },
  });
  jumps.set(list, done.jump);
  const saved = { high_water: done.highWater, as_of: done.startedAt };
  // A crash costs fetching one minute again, which is cheaper than a write every few seconds.
  const isDue = Math.floor(done.startedAt / SAVE_MS) !== Math.floor((asOf ?? 0) / SAVE_MS);
  if (isDue) await streams.save(list, saved);
  else streams.setInMemory(list, saved);
  return done.growNow;
}
