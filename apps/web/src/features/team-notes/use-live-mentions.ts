import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { subscribeToEvents } from '#src/platform/live/live-events.ts';
import { mentionsQuery, teamNotesQuery } from './team-note-queries.ts';

/**
 * Refetches the notes of open leads and the user's mentions when events arrive. Mounted once.
 * @param me id of the current user; null while unknown
 * @param onNamed called when a colleague has just mentioned the user
 */
export function useLiveMentions(me: string | null, onNamed: (lead: number, by: string) => void): void {
  const client = useQueryClient();
  useQuery(mentionsQuery);
  const named = useEffectEvent(onNamed);
  useEffect(
    () =>
      subscribeToEvents((event) => {
        if (event.type === 'reset') {
          void client.invalidateQueries({ queryKey: mentionsQuery.queryKey });
          void client.invalidateQueries({ queryKey: ['team-notes'] });
        }
        if (event.type !== 'team-note') return;
        void client.invalidateQueries({ queryKey: teamNotesQuery(event.lead).queryKey });
        if (me === null || !event.mentioned.includes(me)) return;
        void client.invalidateQueries({ queryKey: mentionsQuery.queryKey });
        named(event.lead, event.by);
      }),
    [client, me],
  );
}

/** Returns the number of unseen mentions of the user. */
export function useUnseenMentions(): number {
  return useQuery({ ...mentionsQuery, select: (all) => all.filter(({ isSeen }) => !isSeen).length }).data ?? 0;
}
