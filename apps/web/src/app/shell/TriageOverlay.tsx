import { useQueryClient } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { leadName } from '#src/features/leads/lead-labels.ts';
import { useLiveMentions } from '#src/features/team-notes/use-live-mentions.ts';
import { sayEcho } from '#src/features/triage/state/toasts.ts';
import { TriageEcho } from '#src/features/triage/toasts/TriageToasts.tsx';
import { useBoard } from '#src/features/triage/state/use-triage-board.ts';
import { useLiveBoard } from '#src/features/triage/state/use-live-triage.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { findKnownRecord } from '#src/platform/lists/find-cached-record.ts';
import { useLiveViewTotals } from '#src/platform/lists/view-total.ts';
import { triageEchoTexts } from '#src/texts/triage/triage-toasts.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';

const { titles, groups } = commandTexts;

const TriageTray = lazy(async () => ({
  default: (await import('#src/features/triage/toasts/RecentChanges.tsx')).TriageTray,
}));
const MentionList = lazy(async () => ({
  default: (await import('#src/features/team-notes/MentionList.tsx')).MentionList,
}));

/** What our team does with leads, on every screen: kept up to date, said, and taken back. */
export function TriageLayer() {
  useLiveBoard(useSignedIn().mirror === true);
  useLiveViewTotals();
  const client = useQueryClient();
  const board = useBoard();
  const tray = useRef<HTMLDialogElement>(null);
  const mentions = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<'changes' | 'mentions' | null>(null);
  const nameOf = (id: number) => {
    const known = findKnownRecord<InboxLead>(client, 'leads', String(id));
    return known === undefined ? triageEchoTexts.echo.lead(String(id)) : leadName(known.record);
  };
  useLiveMentions(board?.me.id ?? null, (lead, by) => {
    const name = board?.colleagues.find(({ id }) => id === by)?.name ?? triageEchoTexts.echo.somebody;
    sayEcho({ words: triageEchoTexts.echo.mentioned(name), isTrouble: false, lead, name: nameOf(lead), change: null });
  });
  const show = (part: 'changes' | 'mentions') => () => {
    setWanted(part);
    tray.current?.showModal();
    if (part === 'mentions') mentions.current?.scrollIntoView();
  };
  useCommands([
    {
      id: 'triage.tray',
      title: titles['triage.tray'],
      group: groups.triage,
      shortcut: 'Shift+Z',
      run: show('changes'),
    },
    {
      id: 'triage.mentions',
      title: titles['triage.mentions'],
      group: groups.triage,
      shortcut: 'Shift+M',
      run: show('mentions'),
    },
  ]);
  useEffect(() => {
    if (wanted === 'mentions') mentions.current?.scrollIntoView();
  }, [wanted]);
  const leadLink = (lead: number, words: ReactNode) => (
    <Link to={`/leads/${lead}`} onClick={() => tray.current?.close()}>
      {words}
    </Link>
  );
  return (
    <>
      <TriageEcho leadLink={(lead, words) => <Link to={`/leads/${lead}`}>{words}</Link>} />
      {wanted !== null && (
        <Suspense>
          <TriageTray
            ref={tray}
            nameOf={nameOf}
            leadLink={leadLink}
            mentions={
              <div ref={mentions}>
                <MentionList nameOf={nameOf} leadLink={leadLink} />
              </div>
            }
          />
        </Suspense>
      )}
    </>
  );
}
