import type { DeskHandlers } from '../../http/desk-router.ts';
import type { Colleagues } from './colleagues.ts';
import type { Presence } from './create-presence.ts';

/** Saves which record the person has open and returns those of all colleagues. */
export function putPresence(presence: Presence, colleagues: Colleagues): DeskHandlers<'PUT /api/desk/presence'> {
  return {
    'PUT /api/desk/presence': async ({ session: { firm, person }, body }) => {
      presence.put(firm, (await colleagues.nameLookup(firm))(person), body.at);
      return { data: presence.list(firm) };
    },
  };
}
