import { queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createQuerySelector } from '#src/platform/http/query-selector.ts';
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
