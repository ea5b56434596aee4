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
 * Makes a hook that reads a part of one answer that much of the screen is made of. Whoever reads a part is drawn again when that part
 * is another, and not with each change of the whole; all readers share one observer, since one for each row of a list would be most
 * of what a row costs.
 * @returns `usePart(part)`: `part` gets the answer, null while it is not known, and gives the same value for the same part
 */
export function createQuerySelector<Data, Key extends QueryKey>(
  options: QueryObserverOptions<Data, Error, Data, Data, Key> & { queryKey: Key },
) {
  const make = (client: QueryClient) => new QueryObserver(client, options);
  const observers = new WeakMap<QueryClient, ReturnType<typeof make>>();
  const observerOf = (client: QueryClient) => {
    const observer = observers.get(client) ?? make(client);
    observers.set(client, observer);
    // Whoever signed out and in again has another answer under the same name.
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
