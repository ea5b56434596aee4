import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { subscribeToEvents } from '#src/platform/live/live-events.ts';
import { mentionsQuery, teamNotesQuery } from './team-note-queries.ts';

/**
 * Keeps the notes on open leads, and where one is named, up to date. Mounted once.
 * @param me id of the person who sits here; null while it is not known
 * @param onNamed somebody has just named them
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

/** How many notes name this person that they have not seen. */
export function useUnseenMentions(): number {
  return useQuery({ ...mentionsQuery, select: (all) => all.filter(({ isSeen }) => !isSeen).length }).data ?? 0;
}
