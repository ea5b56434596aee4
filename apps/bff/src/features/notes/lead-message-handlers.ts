import { splitMessage } from '@intake-desk/desk-api/lead-message';
import type { DeskHandlers } from '../../http/desk-router.ts';
import type { Permissions } from '../permissions/permissions.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { RegisterCaller } from '../team/register-caller.ts';
import type { LeadMessages } from './lead-messages.ts';

interface Deps {
  permissions: Permissions;
  colleagues: Colleagues;
  registerCaller: RegisterCaller;
  messages: LeadMessages;
}

/** The message that our team wrote for a lead. */
export function leadMessageHandlers({
  permissions,
  colleagues,
  registerCaller,
  messages,
}: Deps): DeskHandlers<'GET /api/desk/leads/{id}/message'> {
  return {
    'GET /api/desk/leads/{id}/message': async ({ session, id }) => {
      const { firm } = session;
      const stored = await messages.find(firm, String(id));
      if (stored === null) return { data: null };
      // Without a mirror this check costs a request to Clio, so it runs only if there is a message.
      await permissions.requireLead(session, id);
      await registerCaller(session);
      const named = await colleagues.nameLookup(firm);
      return {
        data: {
          ...splitMessage(stored.text),
          ...(stored.source === null ? {} : { source: stored.source }),
          by: stored.person === null ? null : named(stored.person),
          at: new Date(stored.at).toISOString(),
        },
      };
    },
  };
}
