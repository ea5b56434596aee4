import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createQuerySelector } from '#src/platform/http/query-selector.ts';
import { refetchViewTotals } from '#src/platform/lists/view-total.ts';
import type { ReadLeads } from '@intake-desk/desk-api/lead-reads';
import { http } from '#src/platform/http/http.ts';

const REFETCH_INTERVAL_MS = 15_000;

/** The leads that the person who is signed in has had before them. Another window may have read more: asked anew on coming back. */
export const readLeadsQuery = queryOptions({
  queryKey: ['reads'],
  queryFn: async ({ signal }): Promise<ReadonlySet<number>> =>
    new Set(((await http('/api/desk/reads', { signal })) as ReadLeads).data),
  staleTime: 30_000,
  refetchOnWindowFocus: true,
  // Until it has come once.
  refetchInterval: ({ state }) => (state.data === undefined ? REFETCH_INTERVAL_MS : false),
  structuralSharing: false,
});

const useOfReads = createQuerySelector(readLeadsQuery);

/** Whether the person who is signed in has had a lead before them; null while it is not known. */
export function useIsRead(lead: number): boolean | null {
  return useOfReads(useCallback((reads: ReadonlySet<number> | null) => reads?.has(lead) ?? null, [lead]));
}

/** What was said of leads goes out one after the other: read and unread again must not overtake each other. */
let said: Promise<unknown> = Promise.resolve();

/**
 * Read, or unread again: on the screen at once, and as before where the desk cannot be told.
 * @returns whether it was told
 */
export async function markRead(client: QueryClient, lead: number, isRead: boolean): Promise<boolean> {
  // An answer that is on its way knows nothing of this.
  await client.cancelQueries({ queryKey: readLeadsQuery.queryKey });
  put(client, lead, isRead);
  const telling = said.then(() => sendRead(lead, isRead));
  said = telling.catch(() => undefined);
  try {
    await telling;
  } catch {
    put(client, lead, !isRead);
    return false;
  }
  refetchViewTotals(client, 'unread=');
  // A list by what is read that nobody looks at is another one the next time.
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
  await http(`/api/desk/leads/${lead}/read`, { method: isRead ? 'PUT' : 'DELETE' });
}
