import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isKeyMeant } from '#src/platform/commands/typed-text.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { refetchViewTotals } from '#src/platform/lists/list-totals.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { readStateTexts } from '#src/texts/triage/triage.ts';
import { readLeadsQuery, useIsRead } from './read-state.ts';

/**
 * Marks an open lead as read once the selection has settled on it. Runs once per opening, so that a lead that the user
 * marks as unread stays unread while it is open.
 * @param isOn false where read state is not shown
 * @param say shows the result of the command
 */
export function useMarkAsRead(lead: number, isOn: boolean, say: (words: string) => void): void {
  const client = useQueryClient();
  const stays = useIsSettled();
  const isRead = useIsRead(lead);
  const isKnown = isOn && isRead !== null;
  // An explicit command takes precedence over the automatic mark.
  const isSaid = useRef(false);
  useEffect(() => {
    isSaid.current = false;
  }, [lead]);
  useEffect(() => {
    if (!isKnown || !stays) return undefined;
    const read = () => {
      // A lead in a hidden window has not been read.
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', read);
      if (isSaid.current) return;
      if (client.getQueryData(readLeadsQuery.queryKey)?.has(lead) === false) void markRead(client, lead, true);
    };
    document.addEventListener('visibilitychange', read);
    read();
    return () => document.removeEventListener('visibilitychange', read);
  }, [client, lead, stays, isKnown]);
  useCommands({
    'lead.unread': {
      isAvailable: () => isKnown,
      run: () => {
        isSaid.current = true;
        const words = isRead === true ? readStateTexts.madeUnread : readStateTexts.madeRead;
        void markRead(client, lead, isRead !== true, isKeyMeant()).then((isTold) => {
          if (isTold !== null) say(isTold ? words : readStateTexts.untold);
        });
      },
    },
  });
}

/** Serializes the requests: `read` and `unread` of the same lead must not overtake each other. */
let said: Promise<unknown> = Promise.resolve();

/**
 * Marks a lead as read or unread, optimistically; reverts when the request fails.
 * @param isMeant awaited before the request: false reverts it
 * @returns true when the server stored it; null when it was not meant
 */
async function markRead(
  client: QueryClient,
  lead: number,
  isRead: boolean,
  isMeant: Promise<boolean> = Promise.resolve(true),
): Promise<boolean | null> {
  // A response in flight does not include this change.
  await client.cancelQueries({ queryKey: readLeadsQuery.queryKey });
  put(client, lead, isRead);
  if (!(await isMeant)) {
    put(client, lead, !isRead);
    return null;
  }
  const telling = said.then(() => sendRead(lead, isRead));
  said = telling.catch(() => undefined);
  try {
    await telling;
  } catch {
    put(client, lead, !isRead);
    return false;
  }
  refetchViewTotals(client, 'unread=');
  // Inactive lists that filter by read state are outdated and are fetched again when they are shown.
  client.removeQueries({
    type: 'inactive',
    predicate: ({ queryKey: [first, kind, , query] }) =>
      first === 'leads' && kind === 'mirror' && String(query).includes('unread='),
  });
  return true;
}

function put(client: QueryClient, lead: number, isRead: boolean): void {
  client.setQueryData(readLeadsQuery.queryKey, (reads) => {
    if (reads === undefined) return reads;
    const next = new Set(reads);
    if (isRead) next.add(lead);
    else next.delete(lead);
    return next;
  });
}

async function sendRead(lead: number, isRead: boolean): Promise<void> {
  await callDesk(`${isRead ? 'PUT' : 'DELETE'} /api/desk/leads/{id}/read`, { id: lead });
}
