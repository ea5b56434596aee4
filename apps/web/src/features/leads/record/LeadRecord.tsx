import { useQuery } from '@tanstack/react-query';
import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { runCommand } from '#src/platform/commands/commands.ts';
import { useLikelyTime } from '#src/platform/contact-details/caller-location.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatDuration, formatPastTime } from '#src/platform/format/time.ts';
import { exactTime, pastTime } from '#src/platform/format/timestamps.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { useCopyCommands } from '#src/platform/records/copy-commands.ts';
import { formatStamp, recordFields, type FieldRow } from '#src/platform/records/open-record.ts';
import { incompleteNote } from '#src/platform/records/redaction.ts';
import { useRecord } from '#src/platform/records/use-record.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { ContactLinks } from '#src/ui/record/ContactLinks.tsx';
import { Details } from '#src/ui/record/Details.tsx';
import type { Fact } from '#src/ui/record/Facts.tsx';
import type { OpenRecordProps } from '#src/ui/record/OpenRecord.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { RecordView } from '#src/ui/record/RecordView.tsx';
import { leadName, leadState } from '#src/features/leads/lead-labels.ts';
import { leadMattersQuery, leadMessageQuery, leadQuery, mirroredLeadQuery } from '#src/features/leads/lead-queries.ts';
import { LeadMessage } from './LeadMessage.tsx';
import { LeadTimeline, type TeamTimelineStep } from './LeadTimeline.tsx';
import { RepeatCaller } from './RepeatCaller.tsx';
import { waitingTime } from '#src/features/leads/waiting-time.ts';

const texts = leadRecordTexts;
const { fields, facts } = texts;

interface LeadRecordProps extends Pick<
  OpenRecordProps<InboxLead>,
  'id' | 'backTo' | 'tools' | 'takesFocus' | 'failure' | 'loading'
> {
  /** True when the server mirrors records. */
  mirror: boolean;
  /** Status shown as the record opens: the result of the last action. */
  opening?: string | undefined;
  /** When our team decided; null while it has not. ISO 8601 */
  decidedAt: string | null;
  /** Renders a link to a matter that came from this lead. */
  matterLink: (id: number, words: ReactNode) => ReactNode;
  /** Renders known people who may be the caller. */
  related?: (lead: InboxLead) => ReactNode;
  /** Renders what the team marked and who else is here; like the next two, only while the lead is in the inbox. */
  marks?: (lead: InboxLead) => ReactNode;
  /** Renders who has the lead. */
  standing?: (lead: InboxLead) => ReactNode;
  actions?: (lead: InboxLead) => ReactNode;
  /**
   * Renders the team's notes. `matters` came from the lead, as far as they are loaded; `message` is the caller's, shown
   * as the first note.
   */
  notes?: (lead: InboxLead, matters: readonly Matter[], message: ReactNode) => ReactNode;
  /** The team's triage actions on the lead. */
  team: readonly TeamTimelineStep[];
}

/** One lead: who is calling, how to reach them, how long they have waited, and what the team did. */
export function LeadRecord(props: LeadRecordProps) {
  const { id, mirror, opening = '', decidedAt, team, matterLink, failure, loading } = props;
  const { backTo, tools, takesFocus } = props;
  const stays = useIsSettled();
  const { record, error, retry, stamp: asked, trouble } = useRecord<InboxLead>('leads', id, leadQuery(id));
  const { data: kept } = useQuery({
    ...mirroredLeadQuery(id),
    enabled: mirror && (error !== null || (stays && record !== undefined && record.state !== 'untriaged')),
  });
  // When Clio returns no record, the mirrored copy is shown with its age.
  const lead = record ?? kept?.data;
  const departure = kept?.meta.departure ?? null;
  const stamp = record === undefined && kept ? { at: Date.parse(kept.meta.asOf), hasStopped: false } : asked;
  const isOpen = lead?.state === 'untriaged' && departure === null;
  const { data: matters, error: mattersError } = useQuery({
    ...leadMattersQuery(id),
    enabled: stays && lead !== undefined && !isOpen && departure?.to !== 'gone',
  });
  const { data: written } = useQuery({ ...leadMessageQuery(id), enabled: stays });
  useDocumentTitle(lead ? leadName(lead) : texts.title(id));
  const now = useNow();
  const phone = lead?.phone_number ?? null;
  const email = lead?.email ?? null;
  const likelyTime = useLikelyTime(phone, now);
  const copy = useCopyCommands(phoneLinks([phone]), emailLinks([email]), { id, opening });
  if (!lead) return error ? failure(error, retry) : loading;
  const source = leadSource({ ...lead, from_source: lead['from_source'] ?? written?.source });
  const waitsForMatters = !isOpen && departure?.to !== 'gone' && matters === undefined;
  return (
    <RecordView
      id={id}
      title={leadName(lead)}
      chips={
        <>
          {isOpen && props.marks?.(lead)}
          {mirror && <RepeatCaller lead={lead} now={now} />}
        </>
      }
      standing={isOpen ? props.standing?.(lead) : undefined}
      facts={[
        isOpen ? waitingFact(lead, decidedAt, now) : { label: facts.state, value: leadState(lead.state) },
        { label: facts.callerTime, value: likelyTime, title: likelyTime && recordsTexts.likelyWhy },
        { label: facts.type, value: lead.matter_type?.name, title: lead.matter_type?.name },
        { label: facts.source, value: source, title: source ?? undefined },
      ]}
      stamp={formatStamp(stamp, texts.stampInfo)}
      actions={isOpen ? props.actions?.(lead) : undefined}
      backTo={backTo}
      tools={tools}
      onStep={(step) => runCommand(`list.${step}`)}
      notices={[incompleteNote(lead)]}
      error={trouble}
      {...copy}
      takesFocus={takesFocus}
      band={props.related?.(lead)}
      isWideLast
      columns={[
        <Section key="activity" title={texts.thread.title}>
          <LeadTimeline
            lead={lead}
            source={source}
            departure={departure}
            team={team}
            matters={matters}
            matterLink={matterLink}
          />
          {waitsForMatters && <p>{mattersError ? asHttpProblem(mattersError).message : texts.thread.asking}</p>}
          {!isOpen && matters?.length === 0 && <p>{texts.thread.noMatter}</p>}
        </Section>,
        props.notes?.(lead, matters ?? [], <LeadMessage id={id} now={now} />),
      ]}
      details={
        <Details
          key={id}
          summary={[
            lead.matter_location?.name,
            texts.summary(String(lead.id), formatPastTime(Date.parse(lead.created_at), now)),
          ]
            .filter(Boolean)
            .join(' · ')}
          rows={recordFields(lead, fieldsOf(lead, source))}
          format={formatNumber}
        />
      }
    />
  );
}

/** How long the lead has waited, in the color that its row has; once it is decided, how long that took. */
function waitingFact(lead: InboxLead, decidedAt: string | null, now: number): Fact {
  const arrived = Date.parse(lead.created_at);
  const { urgency, words } = waitingTime(arrived, now);
  const value = <Timestamp {...pastTime(lead.created_at, now)}>{words}</Timestamp>;
  if (decidedAt !== null)
    return { label: facts.decidedIn, value: formatDuration(Date.parse(decidedAt) - arrived), tone: 'done' };
  const tone = urgency === 'waiting' || urgency === 'overdue' ? urgency : undefined;
  return { label: urgency === 'backlog' ? facts.waitingSince : facts.waiting, value, tone };
}

/** Returns every field of Clio's API contract. */
function fieldsOf(lead: InboxLead, source: string | null | undefined): FieldRow[] {
  const { phone_number: phone, email } = lead;
  return [
    [
      fields.phone,
      'phone_number',
      phone && <ContactLinks kind={recordsTexts.phone} ways={phoneLinks([phone])} copy={copyText} />,
    ],
    [
      fields.email,
      'email',
      email && <ContactLinks kind={recordsTexts.email} ways={emailLinks([email])} copy={copyText} />,
    ],
    [fields.firstName, 'first_name', lead.first_name],
    [fields.lastName, 'last_name', lead.last_name],
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
    [fields.type, 'matter_type', lead.matter_type?.name],
    [fields.location, 'matter_location', lead.matter_location?.name],
    [fields.arrived, null, <Timestamp key="arrived" {...exactTime(lead.created_at)} />],
    [fields.changed, null, <Timestamp key="changed" {...exactTime(lead.updated_at)} />],
    [fields.number, null, String(lead.id)],
  ];
}
