import { notifyManager, QueryObserver, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Colleague, LeadTriage } from '@intake-desk/desk-api/triage';
import { useCallback, useSyncExternalStore } from 'react';
import type { Board } from './board.ts';
import { boardQuery } from './triage-queries.ts';

/** Null while it is not known. */
export function useBoard(): Board | null {
  return useOfBoard(asIs);
}

/** How one lead stands with our team; null: nobody has touched it, or it is not known yet. */
export function useTriageOf(lead: number): LeadTriage | null {
  return useOfBoard(useCallback((board: Board | null) => board?.leads.get(lead) ?? null, [lead]));
}

/** Id of the person who is signed in; null while the board is not known. */
export function useMyId(): string | null {
  return useOfBoard(myId);
}

/** Everybody who works here; empty while the board is not known. */
export function useColleagues(): readonly Colleague[] {
  return useOfBoard(colleaguesOf);
}

const asIs = (board: Board | null): Board | null => board;
const myId = (board: Board | null): string | null => board?.me.id ?? null;
const NOBODY: readonly Colleague[] = [];
const colleaguesOf = (board: Board | null): readonly Colleague[] => board?.colleagues ?? NOBODY;

/**
 * A part of the board: whoever asks for it is drawn again when that part is another, and not with each decision in the firm.
 * @param part gives the same value for the same part
 */
export function useOfBoard<Part>(part: (board: Board | null) => Part): Part {
  const client = useQueryClient();
  const subscribe = useCallback(
    (listener: () => void) => observerOf(client).subscribe(notifyManager.batchCalls(listener)),
    [client],
  );
  return useSyncExternalStore(subscribe, () => part(client.getQueryData(boardQuery.queryKey) ?? null));
}

function makeObserver(client: QueryClient) {
  return new QueryObserver(client, boardQuery);
}

const observers = new WeakMap<QueryClient, ReturnType<typeof makeObserver>>();

/** One for all: every row of a list asks, and an observer of its own for each would be most of the cost of a row. */
function observerOf(client: QueryClient): ReturnType<typeof makeObserver> {
  const observer = observers.get(client) ?? makeObserver(client);
  observers.set(client, observer);
  // Whoever signed out and in again has another board under the same name.
  if (!observer.hasListeners()) observer.setOptions(boardQuery);
  return observer;
}
