import type { DeskHandlers } from '../../http/desk-router.ts';
import type { SavedViewStore } from './saved-views.ts';

/** A person's own saved views, always the complete list. */
export function savedViewHandlers(views: SavedViewStore): DeskHandlers<`${'GET' | 'PUT'} /api/desk/views`> {
  return {
    'GET /api/desk/views': async ({ session: { firm, person } }) => ({ data: await views.of(firm, person) }),
    'PUT /api/desk/views': async ({ session: { firm, person }, body }) => {
      await views.put(firm, person, body.views);
      return { data: await views.of(firm, person) };
    },
  };
}
