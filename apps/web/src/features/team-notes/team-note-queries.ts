import type { Mentions, TeamNoteBody, TeamNotes } from '@intake-desk/desk-api/team-note';
import { queryOptions } from '@tanstack/react-query';
import { http } from '#src/platform/http/http.ts';

/** The team's notes on a lead, newest first. */
export function teamNotesQuery(lead: number) {
  return queryOptions({
    queryKey: ['team-notes', lead],
    queryFn: async ({ signal }) => ((await http(`/api/desk/leads/${lead}/team-notes`, { signal })) as TeamNotes).data,
    staleTime: 60_000,
  });
}

/** Notes that mention the signed-in user. */
export const mentionsQuery = queryOptions({
  queryKey: ['mentions'],
  queryFn: async ({ signal }) => ((await http('/api/desk/mentions', { signal })) as Mentions).data,
  staleTime: 60_000,
});

export function sendTeamNote(lead: number, body: TeamNoteBody): Promise<TeamNotes> {
  return http(`/api/desk/leads/${lead}/team-notes`, { method: 'POST', body }) as Promise<TeamNotes>;
}

/** Marks the user's mentions on a lead as seen. */
export async function markMentionsSeen(lead: number): Promise<Mentions['data']> {
  return ((await http('/api/desk/mentions', { method: 'PUT', body: { lead } })) as Mentions).data;
}
