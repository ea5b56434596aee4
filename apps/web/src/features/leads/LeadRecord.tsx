import { useQuery } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { useEffect, useState, type MouseEvent, type ReactNode } from 'react';
import { copyText } from '#src/platform/clipboard.ts';
import { useCallerTime } from '#src/platform/caller-time.ts';
import { useCommands } from '#src/platform/commands.ts';
import { emailWays, phoneWays } from '#src/platform/contact-ways.ts';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import { asOfInWords } from '#src/platform/list-words.ts';
import { departureInterval, departureInWords } from '#src/platform/mirror-words.ts';
import { useNow } from '#src/platform/now.ts';
import { whyAbsent } from '#src/platform/redaction.ts';
import { useShownRecord } from '#src/platform/shown-record.ts';
import { exactTime, momentInWords } from '#src/platform/time.ts';
import { ContactWays } from '#src/ui/ContactWays.tsx';
import { Field, Fields } from '#src/ui/Fields.tsx';
import { LinkList } from '#src/ui/LinkList.tsx';
import { Moment } from '#src/ui/Moment.tsx';
import { RecordPage, Section } from '#src/ui/RecordPage.tsx';
import { LeadMessageField } from './LeadMessageField.tsx';
import { keptLeadQuery, leadMattersQuery, leadQuery } from './lead-queries.ts';
import { leadName, leadState } from './lead-words.ts';
import { waiting } from './waiting.ts';
import { WaitingWords } from './WaitingWords.tsx';

/** How long the outcome of a key stays on the screen. */
const SAID_MS = 5000;

interface LeadRecordProps {
  id: string;
  /** Whether the desk keeps leads: then it knows where one went that left. */
  mirror: boolean;
  /** Said as it opens: what was just done. */
  opening?: string | undefined;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Whether focus goes to the record as it opens. */
  takesFocus: boolean;
  /** Draws a link to a matter that came from this lead. */
  matterLink: (id: number, words: ReactNode) => ReactNode;
  /** Shown in place of the record when it cannot be had. */
  /** Who it may be that is known already. */
  related?: (lead: InboxLead) => ReactNode;
  /** What can be done with it, once it is known. */
  actions?: (lead: InboxLead) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
}

/** Everything that Clio gives of one lead, and what it does not give, said. */
export function LeadRecord({
  id,
  mirror,
  opening = '',
  backTo,
  takesFocus,
  matterLink,
  actions,
  related,
  failure,
  loading,
}: LeadRecordProps) {
  const { record, error, retry, basis: asked, trouble } = useShownRecord<InboxLead>('leads', id, leadQuery(id));
  const { data: kept } = useQuery({
    ...keptLeadQuery(id),
    enabled: mirror && (error !== null || (record !== undefined && record.state !== 'untriaged')),
  });
  // Clio has no answer: what the desk saw last is better than nothing, and says how old it is.
  const lead = record ?? kept?.data;
  const departure = kept?.meta.departure ?? null;
  const basis = record === undefined && kept !== undefined ? asOfInWords(Date.parse(kept.meta.asOf)) : asked;
  useDocumentTitle(lead ? leadName(lead) : `Lead ${id}`);
  const now = useNow();
  const callerTime = useCallerTime(now);
  const phone = lead?.phone_number ?? null;
  const email = lead?.email ?? null;
  const [said, setSaid] = useState(opening);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (what: string, value: string | null) => {
    if (!lead) return;
    if (!value) return setSaid(`This lead has no ${what} to copy.`);
    setSaid((await copyText(value)) ? `Copied the ${what} ${value}.` : `The browser refused to copy the ${what}.`);
  };
  useCommands([
    {
      id: 'lead.copy-phone',
      title: 'Copy the phone number',
      group: 'Lead',
      shortcut: 'y',
      run: () => void copy('phone number', phone),
    },
    {
      id: 'lead.copy-email',
      title: 'Copy the e-mail address',
      group: 'Lead',
      shortcut: 'Shift+Y',
      run: () => void copy('e-mail address', email),
    },
  ]);
  if (!lead) return error ? failure(error, retry) : loading;
  const arrived = Date.parse(lead.created_at);
  const source = lead.marketing_source?.name;
  return (
    <RecordPage
      title={leadName(lead)}
      summary={
        <>
          {lead.state === 'untriaged' ? (
            <WaitingWords {...waiting(arrived, now)} arrived={arrived} />
          ) : (
            leadState(lead.state)
          )}{' '}
          · lead {String(lead.id)} · arrived{' '}
          <Moment dateTime={lead.created_at} title={exactTime(arrived)}>
            {momentInWords(arrived, now)}
          </Moment>
          {source && ` by ${source}`}
        </>
      }
      actions={lead.state === 'untriaged' && departure === null ? actions?.(lead) : undefined}
      backTo={backTo}
      trouble={trouble}
      said={said}
      takesFocus={takesFocus}
      aside={
        <>
          {related?.(lead)}
          <Section title="What became of it" basis={lead.state === 'untriaged' ? '' : 'from Clio’s matters'}>
            {departure !== null && (
              <p>
                It left the inbox {departureInterval(departure)}: {departureInWords(departure)}.
                {departure.scope !== undefined && ` Which matter it became is hidden: ${departure.scope} is missing.`}
              </p>
            )}
            {departure?.to !== 'gone' && <LeadOutcome lead={lead} matterLink={matterLink} />}
          </Section>
        </>
      }
    >
      <Section title="Caller" basis={basis}>
        <Fields>
          <Field label="Phone" absent={whyAbsent(lead, 'phone_number')}>
            {phone && <ContactWays kind="phone" ways={phoneWays([phone], callerTime)} copy={copyText} />}
          </Field>
          <Field label="E-mail" absent={whyAbsent(lead, 'email')}>
            {email && <ContactWays kind="e-mail" ways={emailWays([email])} copy={copyText} />}
          </Field>
          <Field label="First name" absent={whyAbsent(lead, 'first_name')}>
            {lead.first_name}
          </Field>
          <Field label="Last name" absent={whyAbsent(lead, 'last_name')}>
            {lead.last_name}
          </Field>
          <LeadMessageField id={id} now={now} />
        </Fields>
      </Section>
      <Section title="Lead" basis={basis}>
        <Fields>
          <Field label="State">{leadState(lead.state)}</Field>
          <Field label="Source" absent={whyAbsent(lead, 'marketing_source')}>
            {source}
          </Field>
          <Field label="Matter type" absent={notRolledOut(lead, 'matter_type')}>
            {lead.matter_type?.name}
          </Field>
          <Field label="Location" absent={notRolledOut(lead, 'matter_location')}>
            {lead.matter_location?.name}
          </Field>
          <Field label="Arrived">
            <Moment dateTime={lead.created_at} title={lead.created_at}>
              {exactTime(arrived)}
            </Moment>
          </Field>
          <Field label="Last change">
            <Moment dateTime={lead.updated_at} title={lead.updated_at}>
              {exactTime(Date.parse(lead.updated_at))}
            </Moment>
          </Field>
          <Field label="Number in Clio">{String(lead.id)}</Field>
        </Fields>
      </Section>
    </RecordPage>
  );
}

function LeadOutcome({ lead, matterLink }: { lead: InboxLead; matterLink: LeadRecordProps['matterLink'] }) {
  const isOpen = lead.state === 'untriaged';
  const { data: matters, error } = useQuery({ ...leadMattersQuery(String(lead.id)), enabled: !isOpen });
  if (isOpen) return <p>Nothing yet: it waits in the inbox.</p>;
  if (error) return <p>{asHttpProblem(error).message}</p>;
  if (!matters) return <p>Asking Clio…</p>;
  if (matters.length === 0) return <p>{leadState(lead.state)}. Clio knows of no matter made from this lead.</p>;
  return (
    <LinkList>
      {matters.map((matter) => (
        <li key={matter.id}>
          {matterLink(
            matter.id,
            <>
              <span>{matter.description ?? `Matter ${matter.id}`}</span>
              <small>{matter.status}</small>
            </>,
          )}
        </li>
      ))}
    </LinkList>
  );
}

function notRolledOut(lead: InboxLead, field: 'matter_type' | 'matter_location'): string {
  return field in lead ? 'None in Clio' : 'Not given by Clio for this firm yet';
}
