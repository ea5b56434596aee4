import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { asHttpProblem } from './http-problem.ts';

/**
 * Creates the cache of all fetched data. Nothing is refetched unasked: Grow allows three requests a second for the
 * whole firm, and refetching a long list requests every loaded page.
 * @param onSignedOut called when a response shows that the session has ended
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (asHttpProblem(error).isSignedOut) onSignedOut();
  };
  // Notifies without a timer: a key press renders in the next frame, and a response in the task that delivered it.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The BFF has already retried where that makes sense.
        retry: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
