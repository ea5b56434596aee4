import type { DeskHandlers } from '../../http/desk-router.ts';
import type { ReadStateStore } from './read-state.ts';

type Operations = 'GET /api/desk/reads' | `${'PUT' | 'DELETE'} /api/desk/leads/{id}/read`;

/** A person's own read state; it is visible to that person only. */
export function readStateHandlers(reads: ReadStateStore): DeskHandlers<Operations> {
  return {
    'GET /api/desk/reads': async ({ session: { firm, person } }) => ({
      data: [...(await reads.of(firm, person)).leads],
    }),
    'PUT /api/desk/leads/{id}/read': async ({ session: { firm, person }, id }) => {
      await reads.read(firm, person, id);
      return null;
    },
    'DELETE /api/desk/leads/{id}/read': async ({ session: { firm, person }, id }) => {
      await reads.unread(firm, person, id);
      return null;
    },
  };
}
