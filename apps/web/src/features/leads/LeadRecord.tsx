import { useQuery } from '@tanstack/react-query';
import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { useEffect, useState, type MouseEvent, type ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { useCallerLocalTime } from '#src/platform/contact-details/caller-location.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { formatAsOf } from '#src/platform/lists/list-counts.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { absenceReason, incompleteNote } from '#src/platform/records/redaction.ts';
import { useRecord } from '#src/platform/records/use-record.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { formatExactTime, formatPastTime, daysBetween } from '#src/platform/format/time.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { ContactLinks } from '#src/ui/record/ContactLinks.tsx';
import { Field, Fields } from '#src/ui/record/Fields.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { RecordPage, Section } from '#src/ui/record/RecordPage.tsx';
import { LeadMessageField } from './LeadMessageField.tsx';
import { leadMessageQuery, mirroredLeadQuery, leadMattersQuery, leadQuery } from './lead-queries.ts';
import { leadName, leadState } from './lead-labels.ts';
import { waitingTime, type Urgency } from './waiting-time.ts';
import { LeadTimeline, type TeamTimelineStep } from './LeadTimeline.tsx';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import styles from './LeadRow.module.css';

const texts = leadRecordTexts;
const { fields } = texts;

/** How long the result of a command stays visible. */
const STATUS_MS = 5000;

interface LeadRecordProps {
  id: string;
  /** True when the server mirrors leads: it then knows where a lead went that left the inbox. */
  mirror: boolean;
  /** Status shown as the record opens: the result of the last action. */
  opening?: string | undefined;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Buttons in the top corner. */
  tools?: ReactNode;
  /** True when the record takes focus as it opens. */
  takesFocus: boolean;
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
  /** Rendered instead of the record when it cannot be loaded. */
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
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
  const [outcome, setOutcome] = useState({ id, words: opening });
  // Ignores the outcome of the lead that was shown before.
  const said = outcome.id === id ? outcome.words : opening;
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setOutcome({ id, words: '' }), STATUS_MS);
    return () => clearTimeout(timer);
  }, [id, said]);
  const setSaid = (words: string) => setOutcome({ id, words });
  const copy = async (what: string, value: string | null) => {
    if (!lead) return;
    if (!value) return setSaid(texts.nothingToCopy(what));
    setSaid((await copyText(value)) ? texts.copied(what, value) : texts.copyRefused(what));
  };
  useCommands([
    {
      id: 'lead.copy-phone',
      run: () => void copy(texts.phoneNumber, phone),
    },
    {
      id: 'lead.copy-email',
      run: () => void copy(texts.emailAddress, email),
    },
  ]);
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
          <Timestamp dateTime={lead.created_at} title={formatExactTime(arrived)}>
            {formatPastTime(arrived, now)}
          </Timestamp>
          {source && <span>{texts.by(source)}</span>}
        </>
      }
      beside={isOpen ? beside?.(lead) : undefined}
      actions={isOpen ? actions?.(lead) : undefined}
      backTo={backTo}
      tools={tools}
      error={trouble}
      status={said}
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
        <Fields>
          <Field label={fields.phone} absent={absenceReason(lead, 'phone_number')}>
            {phone && <ContactLinks kind="phone" ways={phoneLinks([phone], callerTime)} copy={copyText} />}
          </Field>
          <Field label={fields.email} absent={absenceReason(lead, 'email')}>
            {email && <ContactLinks kind="e-mail" ways={emailLinks([email])} copy={copyText} />}
          </Field>
          <Field label={fields.type} absent={notRolledOut(lead, 'matter_type')}>
            {lead.matter_type?.name}
          </Field>
          <Field label={fields.location} absent={notRolledOut(lead, 'matter_location')}>
            {lead.matter_location?.name}
          </Field>
          <LeadMessageField id={id} now={now} />
        </Fields>
      </Section>
      {notes?.(lead, knownMatters)}
      <Section title={texts.lead} basis={basis}>
        <Fields>
          <Field label={fields.state}>{leadState(lead.state)}</Field>
          <Field label={fields.source} absent={absenceReason(lead, 'marketing_source')}>
            {source && (
              <>
                <span>{source}</span> {!lead.marketing_source && <small>{texts.typedSource}</small>}
              </>
            )}
          </Field>
          <Field label={fields.firstName} asWritten absent={absenceReason(lead, 'first_name')}>
            {lead.first_name}
          </Field>
          <Field label={fields.lastName} asWritten absent={absenceReason(lead, 'last_name')}>
            {lead.last_name}
          </Field>
          <Field label={fields.arrived}>
            <Timestamp dateTime={lead.created_at} title={lead.created_at}>
              {formatExactTime(arrived)}
            </Timestamp>
          </Field>
          <Field label={fields.changed}>
            <Timestamp dateTime={lead.updated_at} title={lead.updated_at}>
              {formatExactTime(Date.parse(lead.updated_at))}
            </Timestamp>
          </Field>
          <Field label={fields.number}>{String(lead.id)}</Field>
        </Fields>
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
