import type { Outbox } from '../../grow/outbox/outbox.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';

/** A person's own writes only: another person's key is unknown here. */
export function getWriteState(outbox: Outbox): DeskHandlers<'GET /api/desk/writes/{key}'> {
  return {
    'GET /api/desk/writes/{key}': async ({ session: { firm, person }, key }) => ({
      state: await outbox.stateOf(`${firm}/${person}`, key),
    }),
  };
}
