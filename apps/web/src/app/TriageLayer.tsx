import { useQueryClient } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { lazy, Suspense, useRef, useState } from 'react';
import { Link } from 'react-router';
import { leadName } from '#src/features/leads/lead-words.ts';
import { TriageEcho } from '#src/features/triage/TriageEcho.tsx';
import { useLiveBoard } from '#src/features/triage/use-live-board.ts';
import { useCommands } from '#src/platform/commands.ts';
import { findKnownRecord } from '#src/platform/find-known-record.ts';
import { useLiveViewTotals } from '#src/platform/view-total.ts';
import { useSignedIn } from './SignedInContext.ts';

const TriageTray = lazy(async () => ({
  default: (await import('#src/features/triage/TriageTray.tsx')).TriageTray,
}));

/** What our team does with leads, on every screen: kept up to date, said, and taken back. */
export function TriageLayer() {
  useLiveBoard(useSignedIn().mirror === true);
  useLiveViewTotals();
  const client = useQueryClient();
  const tray = useRef<HTMLDialogElement>(null);
  const [isTrayWanted, setIsTrayWanted] = useState(false);
  useCommands([
    {
      id: 'triage.tray',
      title: 'Show your last changes',
      group: 'Triage',
      shortcut: 'Shift+Z',
      run: () => {
        setIsTrayWanted(true);
        tray.current?.showModal();
      },
    },
  ]);
  const nameOf = (id: number) => {
    const known = findKnownRecord<InboxLead>(client, 'leads', String(id));
    return known === undefined ? `Lead ${id}` : leadName(known.record);
  };
  return (
    <>
      <TriageEcho leadLink={(lead, words) => <Link to={`/leads/${lead}`}>{words}</Link>} />
      {isTrayWanted && (
        <Suspense>
          <TriageTray
            ref={tray}
            nameOf={nameOf}
            leadLink={(lead, words) => (
              <Link to={`/leads/${lead}`} onClick={() => tray.current?.close()}>
                {words}
              </Link>
            )}
          />
        </Suspense>
      )}
    </>
  );
}
