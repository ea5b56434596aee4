import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createQueryPart } from '#src/platform/query-part.ts';
import { countAnew } from '#src/platform/view-total.ts';
import { readsQuery, sendRead } from './reads-query.ts';

const useOfReads = createQueryPart(readsQuery);

/** Whether the person who is signed in has had a lead before them; null while it is not known. */
export function useIsRead(lead: number): boolean | null {
  return useOfReads(useCallback((reads: ReadonlySet<number> | null) => reads?.has(lead) ?? null, [lead]));
}

/** On the screen at once; where the desk cannot be told, as it was before. */
export async function markRead(client: QueryClient, lead: number, isRead: boolean): Promise<void> {
  put(client, lead, isRead);
  try {
    await sendRead(lead, isRead);
    countAnew(client, 'unread=');
  } catch {
    put(client, lead, !isRead);
  }
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
