import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { subscribeToEvents } from '#src/platform/live/live-events.ts';

/** Refetches the open lead when it changed in Clio or left the inbox, so that no one works on a lead that is gone. */
export function useLiveLead(id: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeToEvents((event) => {
        if (event.type !== 'lead-changed' && event.type !== 'lead-left') return;
        // Includes the mirrored copy and the lead's matters: their query keys begin with the lead's key.
        if (String(event.record.id) === id) void client.invalidateQueries({ queryKey: ['lead', id] });
      }),
    [client, id],
  );
}
