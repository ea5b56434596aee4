import type { ListName } from '@intake-desk/desk-api/event';
import type { FirmParts } from './firm-parts.ts';
import { readChanges } from './read-changes.ts';

/** Asks for what changed in a list since the last time, and takes it over. */
export async function followList(parts: FirmParts, list: ListName, isDeep: boolean, growNow: number | null) {
  const { firm, ask, store, streams, onChanges } = parts;
  const { high_water: highWater } = streams.states[list];
  if (highWater === null) return growNow;
  const done = await readChanges({
    highWater,
    isDeep,
    growNow,
    fetch: (since, token) =>
      ask.page(list, [['updated_since', since], ...(token === null ? [] : [['page_token', token] as const])], 'poll'),
    take: async ({ records, startedAt }) => {
      onChanges(await store.apply({ firm, list, startedAt, isFill: false }, records));
    },
  });
  const moved = done.highWater !== highWater;
  const saved = { high_water: done.highWater, as_of: done.startedAt };
  // A mark that stands still is not worth a write every few seconds.
  if (moved || done.startedAt - (streams.states[list].as_of ?? 0) > 60_000) await streams.save(list, saved);
  else streams.took(list, saved);
  return done.growNow;
}
