import { useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { toServerTime } from '#src/platform/http/server-clock.ts';
import { findCachedRecord } from '#src/platform/lists/find-cached-record.ts';
import { useListFreshness } from './list-freshness.ts';
import { useIsSettled } from './use-settled.ts';
import { faultTexts } from '#src/texts/faults.ts';

/**
 * Returns a record for a screen: Clio's latest version, or a known one until that arrives. A failed request never
 * removes what is shown, least of all a note being typed.
 * @param listKey first part of the query keys of the lists that may contain it
 */
export function useRecord<Item extends { id: number }>(
  listKey: string,
  id: string,
  options: UseQueryOptions<Item, Error, Item, string[]>,
) {
  const isSettled = useIsSettled();
  const client = useQueryClient();
  const isRead = client.getQueryData(options.queryKey) !== undefined;
  const known = isRead ? undefined : findCachedRecord<Item>(client, listKey, id);
  const query = useQuery({
    ...options,
    enabled: isSettled || (!isRead && known === undefined),
    placeholderData: undefined,
  });
  // During a retry, a query without data forgets its error; the message and the focused button must stay.
  const [last, setLast] = useState<{ id: string; error: Error } | null>(null);
  if (query.error && query.error !== last?.error) setLast({ id, error: query.error });
  const failed = query.error ?? (query.data || last?.id !== id ? null : last.error);
  const record = query.data ?? known?.record;
  const asOf = query.data ? toServerTime(query.dataUpdatedAt) : (known?.asOf ?? 0);
  const retry = () => void query.refetch();
  const lists = useListFreshness(listKey);
  const hasStopped = failed !== null || lists.stoppedAt > asOf;
  return {
    record,
    error: query.error,
    retry,
    /** True for Clio's full response, false for a row of a list. */
    isWhole: query.data !== undefined,
    /** Up to when the record is current. */
    stamp: { at: hasStopped ? asOf : Math.max(asOf, lists.asOf), hasStopped },
    /** Set if the record on the screen could not be refetched. */
    trouble:
      record && failed
        ? { words: faultTexts.notRefreshed(asHttpProblem(failed).message, ''), retry, isRetrying: query.isFetching }
        : undefined,
  };
}

/** Up to when a record is current, in epoch milliseconds; 0 while it is being fetched for the first time. */
export interface Stamp {
  at: number;
  /** True if it is no longer being updated. */
  hasStopped: boolean;
}
