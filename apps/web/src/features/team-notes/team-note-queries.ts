import type { Mentions, TeamNoteBody, TeamNotes } from '@intake-desk/desk-api/team-note';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';

/** The team's notes on a lead, newest first. */
export function teamNotesQuery(lead: number) {
  return queryOptions({
    queryKey: ['team-notes', lead],
    queryFn: async ({ signal }) => (await callDesk('GET /api/desk/leads/{id}/team-notes', { id: lead, signal })).data,
    staleTime: 60_000,
  });
}

/** Notes that mention the signed-in user. */
export const mentionsQuery = queryOptions({
  queryKey: ['mentions'],
  queryFn: async ({ signal }) => (await callDesk('GET /api/desk/mentions', { signal })).data,
  staleTime: 60_000,
});

export function sendTeamNote(lead: number, body: TeamNoteBody): Promise<TeamNotes> {
  return callDesk('POST /api/desk/leads/{id}/team-notes', { id: lead, body });
}

/** Marks the user's mentions on a lead as seen. */
export async function markMentionsSeen(lead: number): Promise<Mentions['data']> {
  return (await callDesk('PUT /api/desk/mentions', { body: { lead } })).data;
}

/** Returns the number of unseen mentions of the user. */
export function useUnseenMentions(): number {
  return useQuery({ ...mentionsQuery, select: (all) => all.filter(({ isSeen }) => !isSeen).length }).data ?? 0;
}
