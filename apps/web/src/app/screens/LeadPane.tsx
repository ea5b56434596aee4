import { useQueryClient } from '@tanstack/react-query';
import { useState, type MouseEvent } from 'react';
import { useLocation, useNavigate, useOutletContext, useParams } from 'react-router';
import { leadName } from '#src/features/leads/lead-labels.ts';
import { LeadRecord } from '#src/features/leads/record/LeadRecord.tsx';
import { KnownPeople } from '#src/features/leads/record/KnownPeople.tsx';
import { useMarkAsRead } from '#src/features/read-state/use-mark-as-read.ts';
import { TeamNotes } from '#src/features/team-notes/TeamNotes.tsx';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { ClaimBar } from '#src/features/triage/record/ClaimBar.tsx';
import { PresentPeople } from '#src/features/triage/record/PresentPeople.tsx';
import { TriageBar } from '#src/features/triage/record/TriageBar.tsx';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { useColleagues, useLeadTriage, useMyId } from '#src/features/triage/state/use-triage-board.ts';
import { useGrowLink } from '#src/platform/navigation/open-in-grow.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { Chip } from '#src/ui/primitives/Chip.tsx';
import { DeferredRecord } from '#src/app/record-pane/DeferredRecord.tsx';
import { copyToMatter } from './copy-to-matter.ts';
import type { LeadsContext } from './LeadsScreen.tsx';
import { recordLink } from '#src/app/record-pane/use-record-pane.tsx';
import { RecordFailure, RecordSkeleton } from '#src/app/record-pane/RecordFallbacks.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { outgoingQueuesOf } from '#src/app/session/outgoing-queues.ts';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { useRemountKey, useShouldTakeFocus } from '#src/app/routing/navigation-state.ts';
import { useTeamTimeline } from './use-team-timeline.ts';
import { ReadEntry, ReadToggle, RecordSteps } from '#src/app/record-pane/RecordTools.tsx';
import { NoteEntry } from '#src/app/record-pane/NoteButtons.tsx';

export function LeadPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/', '/leads');
  const takesFocus = useShouldTakeFocus();
  const drawing = useRemountKey(id, takesFocus);
  const { openAfter } = useOutletContext<LeadsContext>();
  const navigate = useNavigate();
  const opening = (useLocation().state as { said?: string } | null)?.said;
  return (
    <DeferredRecord id={id}>
      <OpenLead
        key={drawing}
        id={id}
        opening={opening}
        takesFocus={takesFocus}
        list={{ address: listAddress, closeByClick, openAfter }}
        openPage={(to) => void navigate(to)}
      />
    </DeferredRecord>
  );
}

interface OpenLeadProps {
  id: string;
  opening: string | undefined;
  takesFocus: boolean;
  list: { address: string; closeByClick: (event: MouseEvent) => void } & LeadsContext;
  openPage: (to: string) => void;
}

/**
 * Does not subscribe to the router, so that stepping through the list does not re-render it before its next lead is
 * due.
 */
function OpenLead({ id, opening, takesFocus, list, openPage }: OpenLeadProps) {
  const session = useSignedIn();
  const mirror = session.mirror === true;
  const client = useQueryClient();
  const growLink = useGrowLink('lead', id);
  const colleagues = useColleagues();
  const me = useMyId() ?? '';
  const team = useTeamTimeline(Number(id));
  const triage = useLeadTriage(Number(id));
  useMarkAsRead(Number(id), mirror, (words) =>
    showToast({ message: words, isError: false, lead: Number(id), name: '', change: null }),
  );
  const [writingOn, setWritingOn] = useState<number | null>(null);
  return (
    <LeadRecord
      id={id}
      mirror={mirror}
      opening={opening}
      backTo={{ href: list.address, label: shellTexts.allLeads, onClick: list.closeByClick }}
      tools={
        <>
          {mirror && <ReadToggle lead={Number(id)} />}
          <RecordSteps />
        </>
      }
      decidedAt={triage?.verdict?.at ?? null}
      takesFocus={takesFocus}
      team={team}
      matterLink={(matter, words) => recordLink('matter', matter, words)}
      marks={(lead) => (
        <>
          {triage?.priority === 'high' && <Chip tone="waiting">{leadTriageTexts.high}</Chip>}
          <PresentPeople kind="lead" id={lead.id} isWriting={writingOn === lead.id} />
        </>
      )}
      standing={(lead) => <ClaimBar lead={lead.id} name={leadName(lead)} />}
      actions={(lead) => (
        <TriageBar
          lead={lead.id}
          name={leadName(lead)}
          phone={lead.phone_number ?? null}
          growHref={growLink}
          onPutAway={() => list.openAfter(lead.id)}
          more={
            <>
              {mirror && <ReadEntry lead={lead.id} />}
              <NoteEntry />
            </>
          }
        />
      )}
      notes={(lead, matters, message) => (
        <TeamNotes
          lead={lead.id}
          queue={outgoingQueuesOf(session).teamNotes}
          colleagues={colleagues}
          me={me}
          onWriting={(isWriting) => setWritingOn((on) => (isWriting ? lead.id : on === lead.id ? null : on))}
          onNaming={() => void client.invalidateQueries({ queryKey: triageQuery.queryKey })}
          message={message}
          onCopy={copyToMatter(session, matters[0]?.id, (matter) => openPage(`/matters/${matter}`))}
        />
      )}
      related={(lead) => mirror && <KnownPeople key={lead.id} lead={lead} recordLink={recordLink} />}
      failure={(error, retry) => (
        <RecordFailure
          what="lead"
          id={id}
          error={error}
          retry={retry}
          listAddress={list.address}
          listName={leadsTexts.listName}
          onBack={list.closeByClick}
        />
      )}
      loading={<RecordSkeleton what="lead" />}
    />
  );
}
