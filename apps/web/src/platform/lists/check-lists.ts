import type { QueryClient } from '@tanstack/react-query';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { requestPage } from './list-endpoints.ts';
import { markRefused, markUnchecked, mergeFirstPage, type AnyList, type ListKey } from './mirror-patches.ts';

/** Delay before a failed check is repeated, in milliseconds. */
const CHECK_AGAIN_MS = 15_000;

/**
 * Requests the first rows of a list. New records become pending, and no row moves. A failed check of an unchecked list is
 * repeated. A list that Clio refuses now says so.
 * @returns false if there was no response
 */
export async function checkFirstPage(client: QueryClient, queryKey: readonly unknown[]): Promise<boolean> {
  const [, , list, query] = queryKey as ListKey;
  const wasUnchecked = client.getQueryData<AnyList>(queryKey)?.pages[0]?.isUnchecked === true;
  // Cleared first: an event during the request marks it again.
  if (wasUnchecked) mark(client, queryKey, false);
  // Ignores errors: a person who is signed out sees that with their next action.
  const page = await requestPage(list, query).catch((error: unknown) => {
    if (asHttpProblem(error).code === 'grow-forbidden')
      client.setQueryData<AnyList>(queryKey, (old) => old && markRefused(old));
    return null;
  });
  if (page === null) {
    if (wasUnchecked) setTimeout(() => mark(client, queryKey, true), CHECK_AGAIN_MS);
    return false;
  }
  client.setQueryData<AnyList>(queryKey, (old) => old && mergeFirstPage(old, page));
  return true;
}

function mark(client: QueryClient, queryKey: readonly unknown[], isUnchecked: boolean): void {
  client.setQueryData<AnyList>(queryKey, (old) => old && markUnchecked(old, isUnchecked));
}

/** Checks the lists on the screen while live events are unavailable. */
export async function pollLists(client: QueryClient): Promise<void> {
  const queries = client
    .getQueryCache()
    .findAll({ type: 'active', predicate: ({ queryKey }) => queryKey[1] === 'mirror' });
  for (const { queryKey } of queries) if (!(await checkFirstPage(client, queryKey))) return;
}
