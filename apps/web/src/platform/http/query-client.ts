import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { asHttpProblem } from './http-problem.ts';

/**
 * The cache of everything read. Nothing is asked again behind a person's back: Grow allows three requests a second for
 * the whole firm, and a refetch of a long list asks for every loaded page.
 * @param onSignedOut called when an answer says that nobody is signed in any more
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (asHttpProblem(error).isSignedOut) onSignedOut();
  };
  // What a key did is drawn in the frame that follows it, and an answer in the task that brought it: no timer in between.
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
        // The BFF has already tried again where that makes sense.
        retry: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
