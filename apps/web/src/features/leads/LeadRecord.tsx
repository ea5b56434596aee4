import { useQuery } from '@tanstack/react-query';
import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { useCallerLocalTime } from '#src/platform/contact-details/caller-location.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { formatAsOf } from '#src/platform/lists/list-notices.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { recordFields } from '#src/platform/records/open-record.ts';
import { exactTime, pastTime } from '#src/platform/format/timestamps.ts';
import { incompleteNote } from '#src/platform/records/redaction.ts';
import { useCopyCommands } from '#src/platform/records/copy-commands.ts';
import { useRecord } from '#src/platform/records/use-record.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { daysBetween } from '#src/platform/format/time.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import type { OpenRecordProps } from '#src/ui/record/OpenRecord.tsx';
import { ContactLinks } from '#src/ui/record/ContactLinks.tsx';
import { Field, Fields } from '#src/ui/record/Fields.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { RecordPage, Section } from '#src/ui/record/RecordPage.tsx';
import { leadMattersQuery, leadMessageQuery, leadQuery, mirroredLeadQuery } from './lead-queries.ts';
import { leadName, leadState } from './lead-labels.ts';
import { waitingTime, type Urgency } from './waiting-time.ts';
import { LeadTimeline, type TeamTimelineStep } from './LeadTimeline.tsx';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import styles from './LeadRow.module.css';
import messageStyles from './LeadMessageField.module.css';

const texts = leadRecordTexts;
const { fields, message } = texts;

interface LeadRecordProps extends Pick<
  OpenRecordProps<InboxLead>,
  'id' | 'backTo' | 'tools' | 'takesFocus' | 'failure' | 'loading'
> {
  /** True when the server mirrors records. */
  mirror: boolean;
  /** Status shown as the record opens: the result of the last action. */
  opening?: string | undefined;
  /** Renders a link to a matter that came from this lead. */
  matterLink: (id: number, words: ReactNode) => ReactNode;
  /** Renders known people who may be the caller. */
  related?: (lead: InboxLead) => ReactNode;
  /** Renders the triage status; like `actions`, only while the lead is loaded and in the inbox. */
  beside?: (lead: InboxLead) => ReactNode;
  actions?: (lead: InboxLead) => ReactNode;
  /** Renders the team's notes. `matters` came from the lead, as far as they are loaded. */
  notes?: (lead: InboxLead, matters: readonly Matter[]) => ReactNode;
  /** The team's triage actions on the lead. */
  team: readonly TeamTimelineStep[];
}

/** One lead: every field that Clio returns, with an explanation where it returns none. */
export function LeadRecord({
  id,
  mirror,
  opening = '',
  backTo,
  tools,
  takesFocus,
  matterLink,
  beside,
  actions,
  related,
  notes,
  team,
  failure,
  loading,
}: LeadRecordProps) {
  const stays = useIsSettled();
  const { record, error, retry, basis: asked, trouble } = useRecord<InboxLead>('leads', id, leadQuery(id));
  const { data: kept } = useQuery({
    ...mirroredLeadQuery(id),
    enabled: mirror && (error !== null || (stays && record !== undefined && record.state !== 'untriaged')),
  });
  // When Clio returns no record, the mirrored copy is shown with its age.
  const lead = record ?? kept?.data;
  const departure = kept?.meta.departure ?? null;
  const basis = record === undefined && kept ? formatAsOf(Date.parse(kept.meta.asOf)) : asked;
  const isOpen = lead?.state === 'untriaged' && departure === null;
  const { data: matters, error: mattersError } = useQuery({
    ...leadMattersQuery(id),
    enabled: stays && lead !== undefined && !isOpen && departure?.to !== 'gone',
  });
  const { data: written } = useQuery({ ...leadMessageQuery(id), enabled: stays });
  useDocumentTitle(lead ? leadName(lead) : texts.title(id));
  const now = useNow();
  const callerTime = useCallerLocalTime(now);
  const phone = lead?.phone_number ?? null;
  const email = lead?.email ?? null;
  const copy = useCopyCommands(phoneLinks([phone]), emailLinks([email]), { id, opening });
  if (!lead) return error ? failure(error, retry) : loading;
  const arrived = Date.parse(lead.created_at);
  const source = leadSource({ ...lead, from_source: lead['from_source'] ?? written?.source });
  const knownMatters = matters ?? [];
  const waitsForMatters = !isOpen && departure?.to !== 'gone' && matters === undefined;
  return (
    <RecordPage
      id={id}
      incomplete={incompleteNote(lead)}
      title={leadName(lead)}
      summary={
        <>
          {lead.state === 'untriaged' ? (
            <WaitingTime {...waitingTime(arrived, now)} arrived={arrived} />
          ) : (
            <span>{leadState(lead.state)}</span>
          )}{' '}
          <span>{`· ${texts.number(String(lead.id))} · ${texts.arrived}`}</span>{' '}
          <Timestamp {...pastTime(lead.created_at, now)} />
          {source && <span>{texts.by(source)}</span>}
        </>
      }
      beside={isOpen ? beside?.(lead) : undefined}
      actions={isOpen ? actions?.(lead) : undefined}
      backTo={backTo}
      tools={tools}
      error={trouble}
      status={copy.status}
      takesFocus={takesFocus}
      aside={
        <>
          {related?.(lead)}
          <Section title={isOpen ? texts.thread.title : texts.thread.titleLeft} basis={texts.thread.basis}>
            <LeadTimeline lead={lead} departure={departure} team={team} matters={matters} matterLink={matterLink} />
            {waitsForMatters && <p>{mattersError ? asHttpProblem(mattersError).message : texts.thread.asking}</p>}
            {!isOpen && matters?.length === 0 && <p>{texts.thread.noMatter}</p>}
          </Section>
        </>
      }
    >
      <Section title={texts.caller} basis={basis}>
        <Fields
          rows={recordFields(lead, [
            [
              fields.phone,
              'phone_number',
              phone && <ContactLinks kind="phone" ways={phoneLinks([phone], callerTime)} copy={copyText} />,
            ],
            [fields.email, 'email', email && <ContactLinks kind="e-mail" ways={emailLinks([email])} copy={copyText} />],
            [fields.type, null, lead.matter_type?.name, notRolledOut(lead, 'matter_type')],
            [fields.location, null, lead.matter_location?.name, notRolledOut(lead, 'matter_location')],
          ])}
        >
          <LeadMessageField id={id} now={now} />
        </Fields>
      </Section>
      {notes?.(lead, knownMatters)}
      <Section title={texts.lead} basis={basis}>
        <Fields
          rows={recordFields(lead, [
            [fields.state, null, leadState(lead.state)],
            [
              fields.source,
              'marketing_source',
              source && (
                <>
                  <span>{source}</span> {!lead.marketing_source && <small>{texts.typedSource}</small>}
                </>
              ),
            ],
            [fields.firstName, 'first_name', lead.first_name],
            [fields.lastName, 'last_name', lead.last_name],
            [fields.arrived, null, <Timestamp {...exactTime(lead.created_at)} />],
            [fields.changed, null, <Timestamp {...exactTime(lead.updated_at)} />],
            [fields.number, null, String(lead.id)],
          ])}
        />
      </Section>
    </RecordPage>
  );
}

function notRolledOut(lead: InboxLead, field: 'matter_type' | 'matter_location'): string {
  return field in lead ? texts.none : texts.notRolledOut;
}

/** Renders *Waiting 23 min* in the color that the row has. */
function WaitingTime({ urgency, words, arrived }: { urgency: Urgency; words: string; arrived: number }) {
  const days = daysBetween(arrived, useNow());
  if (Number.isNaN(days)) return <span>{leadsTexts.waitingUnknown}</span>;
  if (urgency === 'backlog')
    return <span>{days === 1 ? leadsTexts.waitingYesterday : leadsTexts.waitingDays(formatNumber(days))}</span>;
  return (
    <span className={styles.age} data-urgency={urgency}>
      {leadsTexts.waitingFor(words)}
    </span>
  );
}

/** The caller's message, as our team recorded it: Clio's API does not return messages. */
function LeadMessageField({ id, now }: { id: string; now: number }) {
  const { data: kept, error, isPending } = useQuery({ ...leadMessageQuery(id), enabled: useIsSettled() });
  if (!kept) {
    const absent = error
      ? message.unreadable(asHttpProblem(error).message)
      : isPending
        ? message.looking
        : message.absent;
    return <Field label={fields.message} absent={absent} />;
  }
  return (
    <>
      {kept.otherParty !== undefined && <Field label={fields.otherParty} asWritten value={kept.otherParty} />}
      <Field
        label={fields.message}
        value={
          <>
            <p className={messageStyles.message} translate="no">
              {kept.message}
            </p>
            <p className="fine">
              <span>{`${message.kept} ${kept.by === null ? message.writtenDown : message.wrote(kept.by.name)}`}</span>{' '}
              <Timestamp {...pastTime(kept.at, now)} />
              <span>.</span>
            </p>
          </>
        }
      />
    </>
  );
}
