import { queryOptions } from '@tanstack/react-query';
import type { LeadReads } from '@intake-desk/desk-api/lead-reads';
import { http } from '#src/platform/http.ts';

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

export async function sendRead(lead: number, isRead: boolean): Promise<void> {
  await http(`/api/desk/leads/${lead}/read`, { method: isRead ? 'PUT' : 'DELETE' });
}
