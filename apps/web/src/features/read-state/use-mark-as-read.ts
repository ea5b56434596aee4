import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isKeyMeant } from '#src/platform/commands/typed-text.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { readStateTexts } from '#src/texts/triage/triage.ts';
import { readLeadsQuery, markRead, useIsRead } from './read-state.ts';

/**
 * Marks an open lead as read once the selection has settled on it. Runs once per opening, so that a lead that the user
 * marks as unread stays unread while it is open.
 * @param isOn false where read state is not shown
 * @param say shows the result of the command
 */
export function useMarkAsRead(lead: number, isOn: boolean, say: (words: string) => void): void {
  const client = useQueryClient();
  const stays = useIsSettled();
  const isRead = useIsRead(lead);
  const isKnown = isOn && isRead !== null;
  // An explicit command takes precedence over the automatic mark.
  const isSaid = useRef(false);
  useEffect(() => {
    isSaid.current = false;
  }, [lead]);
  useEffect(() => {
    if (!isKnown || !stays) return undefined;
    const read = () => {
      // A lead in a hidden window has not been read.
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', read);
      if (isSaid.current) return;
      if (client.getQueryData(readLeadsQuery.queryKey)?.has(lead) === false) void markRead(client, lead, true);
    };
    document.addEventListener('visibilitychange', read);
    read();
    return () => document.removeEventListener('visibilitychange', read);
  }, [client, lead, stays, isKnown]);
  useCommands([
    {
      id: 'lead.unread',
      isAvailable: () => isKnown,
      run: () => {
        isSaid.current = true;
        const words = isRead === true ? readStateTexts.madeUnread : readStateTexts.madeRead;
        void markRead(client, lead, isRead !== true, isKeyMeant()).then((isTold) => {
          if (isTold !== null) say(isTold ? words : readStateTexts.untold);
        });
      },
    },
  ]);
}
