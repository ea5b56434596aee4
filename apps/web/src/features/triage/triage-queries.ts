import { notifyManager, queryOptions, QueryObserver, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAct, TriageAnswer, TriageBoard } from '@intake-desk/desk-api/triage';
import { useCallback, useSyncExternalStore } from 'react';
import { http } from '#src/platform/http.ts';
import { asBoard, type Board } from './board.ts';

/** Every lead that somebody of our team touched; kept up to date by what is told. */
export const boardQuery = queryOptions({
  queryKey: ['triage', 'board'],
  queryFn: async ({ signal }): Promise<Board> => asBoard((await http('/api/desk/triage', { signal })) as TriageBoard),
  staleTime: Infinity,
  structuralSharing: false,
});

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

const asIs = (board: Board | null): Board | null => board;
const myId = (board: Board | null): string | null => board?.me.id ?? null;

/** A part of the board: whoever asks for it is drawn again when that part is another, and not with each decision in the firm. */
function useOfBoard<Part>(part: (board: Board | null) => Part): Part {
  const client = useQueryClient();
  const subscribe = useCallback(
    (listener: () => void) => observerOf(client).subscribe(notifyManager.batchCalls(listener)),
    [client],
  );
  return useSyncExternalStore(subscribe, () => part(client.getQueryData(boardQuery.queryKey) ?? null));
}

const observers = new WeakMap<QueryClient, QueryObserver<Board>>();

/** One for all: every row of a list asks, and an observer of its own for each would be most of the cost of a row. */
function observerOf(client: QueryClient): QueryObserver<Board> {
  const known = observers.get(client);
  if (known !== undefined) return known;
  const made = new QueryObserver(client, boardQuery);
  observers.set(client, made as unknown as QueryObserver<Board>);
  return made as unknown as QueryObserver<Board>;
}

/** @throws HttpProblem triage-conflict, with the lead as it stands in its members */
export async function sendAct(lead: number, { act, ...body }: TriageAct): Promise<TriageAnswer> {
  const [method, place] = PLACES[act];
  const hasBody = Object.keys(body).length > 0;
  return (await http(`/api/desk/leads/${lead}/${place}`, {
    method,
    ...(hasBody ? { body } : {}),
  })) as TriageAnswer;
}

const PLACES: Record<TriageAct['act'], [method: 'PUT' | 'POST' | 'DELETE', place: string]> = {
  claim: ['PUT', 'claim'],
  release: ['DELETE', 'claim'],
  decide: ['PUT', 'verdict'],
  withdraw: ['DELETE', 'verdict'],
  snooze: ['PUT', 'snooze'],
  wake: ['DELETE', 'snooze'],
  raise: ['PUT', 'priority'],
  lower: ['DELETE', 'priority'],
  'hand-over': ['POST', 'hand-over'],
  undo: ['POST', 'undo'],
};
