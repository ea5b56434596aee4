import { useQuery } from '@tanstack/react-query';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { MouseEvent, ReactNode } from 'react';
import { formatNumber } from '#src/platform/format-number.ts';
import { useKnownRecord } from '#src/platform/known-record.ts';
import { useNow } from '#src/platform/now.ts';
import { exactTime, momentInWords, timeOfDaySeconds } from '#src/platform/time.ts';
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
  contactLink,
  leadLink,
  failure,
  loading,
  actions,
  notes,
}: MatterRecordProps) {
  const known = useKnownRecord<Matter>('matters', id);
  const {
    data: matter,
    error,
    dataUpdatedAt,
    refetch,
    isPlaceholderData,
  } = useQuery({ ...matterQuery(id), placeholderData: known });
  const now = useNow();
  if (error && !isPlaceholderData) return failure(error, () => void refetch());
  if (!matter) return loading;
  const created = Date.parse(matter.created_at);
  const asOf =
    isPlaceholderData || dataUpdatedAt === 0 ? 'asking Clio' : `Clio as of ${timeOfDaySeconds(dataUpdatedAt)}`;
  return (
    <RecordPage
      title={matterName(matter)}
      summary={
        <>
          {matter.status ?? 'No status'} · matter {formatNumber(matter.id)} · created{' '}
          <Moment dateTime={matter.created_at} title={exactTime(created)}>
            {momentInWords(created, now)}
          </Moment>
          {matter.is_locked && ' · locked in Clio'}
        </>
      }
      actions={actions}
      truth={matter.is_locked ? 'A locked matter is read-only in Clio: it may refuse a note.' : undefined}
      backTo={backTo}
      aside={
        <>
          <Section title="Client" basis={asOf}>
            <MatterClient client={matter.client ?? matter.primary_contact ?? null} contactLink={contactLink} />
          </Section>
          <Section title="Thread" basis="from the dates Clio gives">
            <MatterThread matter={matter} leadLink={leadLink} />
          </Section>
        </>
      }
    >
      {notes}
      <Section title="Matter" basis={asOf}>
        <MatterFields matter={matter} leadLink={leadLink} />
      </Section>
    </RecordPage>
  );
}
