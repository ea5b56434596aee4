import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { subscribeToEvents } from '#src/platform/live/live-events.ts';

/**
 * Asks anew for a lead that is open when it is told that it changed in Clio or left its inbox, so that nobody works on one that is gone.
 */
export function useLiveLead(id: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeToEvents((event) => {
        if (event.type !== 'lead-changed' && event.type !== 'lead-left') return;
        // The copy that the desk keeps and the matters it became go with it: their keys begin with the lead's.
        if (String(event.record.id) === id) void client.invalidateQueries({ queryKey: ['lead', id] });
      }),
    [client, id],
  );
}
