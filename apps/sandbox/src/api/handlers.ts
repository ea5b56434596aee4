import type { OperationId } from '@intake-desk/grow-api/operations';
import type { Handlers } from './call.ts';
import { contacts } from './contacts.ts';
import { customActions } from './custom-actions.ts';
import { inboxLeads } from './inbox-leads.ts';
import { locations } from './locations.ts';
import { matterTypes } from './matter-types.ts';
import { matters } from './matters.ts';
import { notes } from './notes.ts';
import { sources } from './sources.ts';
import { users } from './users.ts';

/** One handler for each of Grow's operations: a missing one does not compile. */
export const handlers: Handlers<OperationId> = {
  ...contacts,
  ...customActions,
  ...inboxLeads,
  ...locations,
  ...matterTypes,
  ...matters,
  ...notes,
  ...sources,
  ...users,
};
