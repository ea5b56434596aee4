import type { Matter } from '@intake-desk/grow-api/matter';
import type { MouseEvent, ReactNode } from 'react';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { useNow } from '#src/platform/now.ts';
import { absentInRow, whyAbsent } from '#src/platform/redaction.ts';
import { useShownRecord } from '#src/platform/shown-record.ts';
import { exactTime, momentInWords } from '#src/platform/time.ts';
import { Moment } from '#src/ui/Moment.tsx';
import { RecordPage, Section } from '#src/ui/RecordPage.tsx';
import { MatterClient } from './MatterClient.tsx';
import { MatterFields } from './MatterFields.tsx';
import { matterQuery } from './matter-queries.ts';
import { MatterThread } from './MatterThread.tsx';
import { matterName } from './matter-words.ts';

interface MatterRecordProps {
  id: string;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Whether focus goes to the record as it opens. */
  takesFocus: boolean;
  contactLink: (id: number, words: ReactNode) => ReactNode;
  leadLink: (id: number, words: ReactNode) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
  /** Buttons of other features. */
  actions: ReactNode;
  /** The notes, which are a feature of their own. */
  notes: ReactNode;
}

/** One matter: notes first, since they are what changes, then every field that Clio gives. */
export function MatterRecord({
  id,
  backTo,
  takesFocus,
  contactLink,
  leadLink,
  failure,
  loading,
  actions,
  notes,
}: MatterRecordProps) {
  const { record: matter, error, retry, basis, trouble } = useShownRecord<Matter>('matters', id, matterQuery(id));
  useDocumentTitle(matter ? matterName(matter) : `Matter ${id}`);
  const now = useNow();
  if (!matter) return error ? failure(error, retry) : loading;
  const created = Date.parse(matter.created_at);
  return (
    <RecordPage
      title={matterName(matter)}
      summary={
        <>
          {matter.status ?? absentInRow(matter, 'status', 'No status')} · matter {String(matter.id)} · created{' '}
          <Moment dateTime={matter.created_at} title={exactTime(created)}>
            {momentInWords(created, now)}
          </Moment>
          {matter.is_locked && ' · locked in Clio'}
        </>
      }
      actions={actions}
      truth={matter.is_locked ? 'A locked matter is read-only in Clio: it may refuse a note.' : undefined}
      backTo={backTo}
      trouble={trouble}
      takesFocus={takesFocus}
      aside={
        <>
          <Section title="Client" basis={basis}>
            <MatterClient
              client={matter.client ?? matter.primary_contact ?? null}
              absent={whyAbsent(matter, 'client', 'Clio names no client for this matter.')}
              contactLink={contactLink}
            />
          </Section>
          <Section title="Thread" basis="from the dates Clio gives">
            <MatterThread matter={matter} leadLink={leadLink} />
          </Section>
        </>
      }
    >
      {notes}
      <Section title="Matter" basis={basis}>
        <MatterFields matter={matter} leadLink={leadLink} />
      </Section>
    </RecordPage>
  );
}
