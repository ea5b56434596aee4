import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { TriageToasts } from '#src/features/triage/toasts/TriageToasts.tsx';
import { useLiveTriage } from '#src/features/triage/state/use-live-triage.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { revertIfTyped } from '#src/platform/commands/typed-text.ts';
import { nameOfLead } from '#src/app/background/apply-event.ts';
import { lazyPart } from '#src/app/loading/lazy-part.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { Link } from '#src/app/routing/Link.tsx';

const RecentChanges = lazyPart(
  async () => (await import('#src/features/triage/toasts/RecentChanges.tsx')).RecentChanges,
);
const MentionList = lazyPart(async () => (await import('#src/features/team-notes/MentionList.tsx')).MentionList);

/** Triage UI of every screen: live updates, toasts, and recent changes with undo. */
export function TriageOverlay() {
  useLiveTriage(useSignedIn().mirror === true);
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const mentions = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<'changes' | 'mentions' | null>(null);
  const nameOf = (id: number) => nameOfLead(client, id);
  const show = (part: 'changes' | 'mentions') => () => {
    setWanted(part);
    dialog.current?.showModal();
    if (part === 'mentions') mentions.current?.scrollIntoView();
    revertIfTyped(() => {
      setWanted(null);
      dialog.current?.close();
    });
  };
  useCommands({ 'triage.tray': show('changes'), 'triage.mentions': show('mentions') });
  useEffect(() => {
    if (wanted === 'mentions') mentions.current?.scrollIntoView();
  }, [wanted]);
  const leadLink = (lead: number, words: ReactNode) => (
    <Link translate="no" to={`/leads/${lead}`} onClick={() => dialog.current?.close()}>
      {words}
    </Link>
  );
  return (
    <>
      <TriageToasts
        nameOf={nameOf}
        leadLink={(lead, words) => (
          <Link translate="no" to={`/leads/${lead}`}>
            {words}
          </Link>
        )}
      />
      {wanted !== null && (
        <RecentChanges
          ref={dialog}
          nameOf={nameOf}
          leadLink={leadLink}
          mentions={
            <div ref={mentions}>
              <MentionList nameOf={nameOf} leadLink={leadLink} />
            </div>
          }
        />
      )}
    </>
  );
}
