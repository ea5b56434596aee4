import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createQueryPart } from '#src/platform/http/query-selector.ts';
import { countAnew } from '#src/platform/lists/view-total.ts';
import type { LeadReads } from '@intake-desk/desk-api/lead-reads';
import { http } from '#src/platform/http/http.ts';

const AGAIN_MS = 15_000;

/** The leads that the person who is signed in has had before them. Another window may have read more: asked anew on coming back. */
export const readsQuery = queryOptions({
  queryKey: ['reads'],
  queryFn: async ({ signal }): Promise<ReadonlySet<number>> =>
    new Set(((await http('/api/desk/reads', { signal })) as LeadReads).data),
  staleTime: 30_000,
  refetchOnWindowFocus: true,
  // Until it has come once.
  refetchInterval: ({ state }) => (state.data === undefined ? AGAIN_MS : false),
  structuralSharing: false,
});

const useOfReads = createQueryPart(readsQuery);

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
  await client.cancelQueries({ queryKey: readsQuery.queryKey });
  put(client, lead, isRead);
  const telling = said.then(() => sendRead(lead, isRead));
  said = telling.catch(() => undefined);
  try {
    await telling;
  } catch {
    put(client, lead, !isRead);
    return false;
  }
  countAnew(client, 'unread=');
  // A list by what is read that nobody looks at is another one the next time.
  client.removeQueries({
    type: 'inactive',
    predicate: ({ queryKey: [first, kind, , query] }) =>
      first === 'leads' && kind === 'mirror' && String(query).includes('unread='),
  });
  return true;
}

function put(client: QueryClient, lead: number, isRead: boolean): void {
  client.setQueryData(readsQuery.queryKey, (reads) => {
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
