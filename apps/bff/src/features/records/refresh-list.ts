import { kindOfList, type ListName } from '@intake-desk/desk-api/event';
import type { RefreshAnswer } from '@intake-desk/desk-api/refresh';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Permissions } from '../permissions/permissions.ts';

/** A user waits for a list, so Grow is polled for its changes now instead of at the next interval. */
export function refreshList(mirror: Mirror, permissions: Permissions) {
  return async ({
    session,
    body: { list },
  }: {
    session: SignedInSession;
    body: { list: ListName };
  }): Promise<RefreshAnswer> => {
    await permissions.requireRead(session, kindOfList(list));
    const sync = mirror.syncOf(session.firm);
    sync.pollNow(list);
    return { data: sync.freshness(list) };
  };
}
