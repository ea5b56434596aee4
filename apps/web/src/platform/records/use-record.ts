import { useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { findCachedRecord } from '#src/platform/lists/find-cached-record.ts';
import { formatAsOf } from '#src/platform/lists/list-counts.ts';
import { useIsSettled } from './use-settled.ts';
import { formatTimeWithSeconds } from '#src/platform/format/time.ts';

/**
 * One record as a screen shows it: Clio's newest, or what is known until that comes. A failed question never takes away
 * what is on the screen, least of all a note that is being typed there.
 * @param listKey first part of the query keys of the lists that may carry it
 */
export function useRecord<Item extends { id: number }>(
  listKey: string,
  id: string,
  options: UseQueryOptions<Item, Error, Item, string[]>,
) {
  const stays = useIsSettled();
  const client = useQueryClient();
  const isRead = client.getQueryData(options.queryKey) !== undefined;
  const known = isRead ? undefined : findCachedRecord<Item>(client, listKey, id);
  const query = useQuery({
    ...options,
    enabled: stays || (!isRead && known === undefined),
    placeholderData: undefined,
  });
  // While it is asked again, a query without data forgets its error: the words, and the button in focus, must stay.
  const [last, setLast] = useState<{ id: string; error: Error } | null>(null);
  if (query.error && query.error !== last?.error) setLast({ id, error: query.error });
  const failed = query.error ?? (query.data || last?.id !== id ? null : last.error);
  const record = query.data ?? known?.record;
  const asOf = query.data ? query.dataUpdatedAt : (known?.asOf ?? 0);
  const retry = () => void query.refetch();
  return {
    record,
    error: query.error,
    retry,
    /** Whether it is Clio's own answer, with all that was asked for, and not a row of a list. */
    isWhole: query.data !== undefined,
    /** Where the record comes from, for the headings. */
    basis: query.data || failed ? formatAsOf(asOf) : 'asking Clio',
    /** Set when something is shown that could not be asked for again. */
    trouble:
      record && failed
        ? {
            words: `Could not be asked again: ${asHttpProblem(failed).message}${
              asOf > 0 ? ` What is shown is as of ${formatTimeWithSeconds(asOf)}.` : ''
            }`,
            retry,
            isRetrying: query.isFetching,
          }
        : undefined,
  };
}
