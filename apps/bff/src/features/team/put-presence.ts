import type { DeskHandlers } from '../../http/desk-router.ts';
import type { Permissions } from '../permissions/permissions.ts';
import type { Colleagues } from './colleagues.ts';
import type { Presence } from './create-presence.ts';

interface Deps {
  presence: Presence;
  colleagues: Colleagues;
  permissions: Permissions;
}

/** Saves which record the person has open and returns those of colleagues, as far as the person may read them. */
export function putPresence({ presence, colleagues, permissions }: Deps): DeskHandlers<'PUT /api/desk/presence'> {
  return {
    'PUT /api/desk/presence': async ({ session, body: { at } }) => {
      const { firm, person } = session;
      if (at !== null) await permissions.requireRead(session, at.kind);
      presence.put(firm, (await colleagues.nameLookup(firm))(person), at);
      return { data: presence.list(firm).filter(({ kind }) => permissions.canRead(session, kind)) };
    },
  };
}
