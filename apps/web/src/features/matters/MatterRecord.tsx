import { useQuery } from '@tanstack/react-query';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { MouseEvent, ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { useCopyCommands } from '#src/platform/records/copy-commands.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { customFieldsOf, undocumentedFieldsOf } from '#src/platform/records/extra-fields.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { growLinkTexts, useGrowLink } from '#src/platform/navigation/open-in-grow.ts';
import { shortAbsenceReason, incompleteNote } from '#src/platform/records/redaction.ts';
import { relatedLead } from '#src/platform/records/related-records.ts';
import { useRecord } from '#src/platform/records/use-record.ts';
import { formatExactTime, formatPastTime } from '#src/platform/format/time.ts';
import { matterTimeline } from './matter-timeline.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { OpenInClio } from '#src/ui/record/OpenInClio.tsx';
import { RecordFields } from '#src/ui/record/RecordFields.tsx';
import { RecordPage, Section } from '#src/ui/record/RecordPage.tsx';
import { MatterTimeline } from './MatterTimeline.tsx';
import { MatterFields } from './MatterFields.tsx';
import { matterQuery, staffQuery } from './matter-queries.ts';
import { MatterRelated } from './MatterRelated.tsx';
import { matterName } from './matter-labels.ts';

interface MatterRecordProps {
  id: string;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Buttons in the top corner. */
  tools?: ReactNode;
  /** True when the record takes focus as it opens. */
  takesFocus: boolean;
  contactLink: (id: number, words: ReactNode) => ReactNode;
  leadLink: (id: number, words: ReactNode) => ReactNode;
  matterLink: (id: number, words: ReactNode) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
  /** Buttons that other features contribute. */
  actions: ReactNode;
  /** The notes section, which is another feature. */
  notes: ReactNode;
}

/** One matter: timeline, notes, because they change most, then every field that Clio returns. */
export function MatterRecord(props: MatterRecordProps) {
  const { id, leadLink } = props;
  const { record: matter, error, retry, basis, trouble, isWhole } = useRecord<Matter>('matters', id, matterQuery(id));
  useDocumentTitle(matter ? matterName(matter) : mattersTexts.one(id));
  const now = useNow();
  const stays = useIsSettled();
  const grow = useGrowLink('matter', id);
  const client = matter?.client ?? matter?.primary_contact;
  const copy = useCopyCommands(phoneLinks([client?.phone_number]), emailLinks([client?.primary_email]));
  const lead = useQuery({
    ...relatedLead(matter?.inbox_lead_id ?? 0),
    enabled: stays && Boolean(matter?.inbox_lead_id),
  });
  const { data: staff } = useQuery({ ...staffQuery, enabled: stays && (matter?.matter_assignee_ids?.length ?? 0) > 0 });
  if (!matter) return error ? props.failure(error, retry) : props.loading;
  const created = Date.parse(matter.created_at);
  const steps = matterTimeline({
    lead: lead.data ?? (lead.isPending ? 'asking' : lead.isError ? 'failed' : 'unseen'),
    matter,
    now,
  });
  const own = customFieldsOf(matter, isWhole);
  const added = undocumentedFieldsOf('matter', matter);
  return (
    <RecordPage
      id={id}
      incomplete={incompleteNote(matter)}
      title={matterName(matter)}
      summary={
        <>
          <span>
            {mattersTexts.summary(
              matter.status ?? shortAbsenceReason(matter, 'status', mattersTexts.noStatus),
              String(matter.id),
            )}
          </span>{' '}
          <Timestamp dateTime={matter.created_at} title={formatExactTime(created)}>
            {formatPastTime(created, now)}
          </Timestamp>
          {matter.is_locked && <span>{` · ${mattersTexts.locked}`}</span>}
        </>
      }
      actions={
        <>
          {props.actions}
          <OpenInClio href={grow} words={growLinkTexts} />
        </>
      }
      provenance={matter.is_locked ? mattersTexts.lockedTruth : undefined}
      backTo={props.backTo}
      tools={props.tools}
      error={trouble}
      status={copy.status}
      choice={copy.choice}
      takesFocus={props.takesFocus}
      strip={
        <MatterTimeline
          label={recordsTexts.trace.title}
          steps={steps.map((step) => ({
            ...step,
            label:
              step.kind === 'lead' && matter.inbox_lead_id ? leadLink(matter.inbox_lead_id, step.label) : step.label,
          }))}
        />
      }
      aside={
        <MatterRelated
          matter={matter}
          lead={lead.data}
          leadFailed={lead.isError}
          staff={staff}
          basis={basis}
          now={now}
          contactLink={props.contactLink}
          leadLink={leadLink}
          matterLink={props.matterLink}
        />
      }
    >
      {props.notes}
      <Section title={mattersTexts.fields.section} basis={basis}>
        <MatterFields matter={matter} staff={staff} leadLink={leadLink} />
      </Section>
      <Section title={recordsTexts.customFields} basis={basis}>
        {own.fields.length === 0 ? <p>{own.why}</p> : <RecordFields fields={own.fields} copy={copyText} />}
      </Section>
      {added.length > 0 && (
        <Section title={recordsTexts.otherFields} basis={recordsTexts.otherFieldsBasis}>
          <RecordFields fields={added} copy={copyText} />
        </Section>
      )}
    </RecordPage>
  );
}
