import {
  notifyManager,
  QueryObserver,
  useQueryClient,
  type QueryClient,
  type QueryKey,
  type QueryObserverOptions,
} from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

/**
 * Creates a hook that selects a part of one query's data. A component renders again only if its part changes. All of
 * them share one observer, because one per list row would be most of a row's cost.
 * @returns `usePart(part)`: `part` receives the data, null while unknown, and must return the same value for the same
 * part
 */
export function createQuerySelector<Data, Key extends QueryKey>(
  options: QueryObserverOptions<Data, Error, Data, Data, Key> & { queryKey: Key },
) {
  const make = (client: QueryClient) => new QueryObserver(client, options);
  const observers = new WeakMap<QueryClient, ReturnType<typeof make>>();
  const observerOf = (client: QueryClient) => {
    const observer = observers.get(client) ?? make(client);
    observers.set(client, observer);
    // After another sign-in, the same key belongs to a new query.
    if (!observer.hasListeners()) observer.setOptions(options);
    return observer;
  };
  return function usePart<Part>(part: (data: Data | null) => Part): Part {
    const client = useQueryClient();
    const subscribe = useCallback(
      (listener: () => void) => observerOf(client).subscribe(notifyManager.batchCalls(listener)),
      [client],
    );
    return useSyncExternalStore(subscribe, () => part(client.getQueryData<Data>(options.queryKey) ?? null));
  };
}
