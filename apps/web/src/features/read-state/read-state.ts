import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createQuerySelector } from '#src/platform/http/query-selector.ts';
import { refetchViewTotals } from '#src/platform/lists/list-totals.ts';
import { callDesk } from '#src/platform/http/desk.ts';

const REFETCH_INTERVAL_MS = 15_000;

/** Ids of the leads that the user has read. Refetched on window focus, because another window may have read more. */
export const readLeadsQuery = queryOptions({
  queryKey: ['reads'],
  queryFn: async ({ signal }): Promise<ReadonlySet<number>> =>
    new Set((await callDesk('GET /api/desk/reads', { signal })).data),
  staleTime: 30_000,
  refetchOnWindowFocus: true,
  // Polls until the first success.
  refetchInterval: ({ state }) => (state.data === undefined ? REFETCH_INTERVAL_MS : false),
  structuralSharing: false,
});

const useOfReads = createQuerySelector(readLeadsQuery);

/** Returns whether the user has read a lead; null while unknown. */
export function useIsRead(lead: number): boolean | null {
  return useOfReads(useCallback((reads: ReadonlySet<number> | null) => reads?.has(lead) ?? null, [lead]));
}

/** Serializes the requests: `read` and `unread` of the same lead must not overtake each other. */
let said: Promise<unknown> = Promise.resolve();

/**
 * Marks a lead as read or unread, optimistically; reverts when the request fails.
 * @param isMeant awaited before the request: false reverts it
 * @returns true when the server stored it; null when it was not meant
 */
export async function markRead(
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
