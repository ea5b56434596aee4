import { queryOptions, useQuery } from '@tanstack/react-query';
import type { LeadTriage, TriageAct, TriageAnswer, TriageBoard } from '@intake-desk/desk-api/triage';
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
  return useQuery(boardQuery).data ?? null;
}

/** How one lead stands with our team; null: nobody has touched it, or it is not known yet. */
export function useTriageOf(lead: number): LeadTriage | null {
  return useQuery({ ...boardQuery, select: ({ leads }) => leads.get(lead) ?? null }).data ?? null;
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
