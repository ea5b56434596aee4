import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useCommands } from '#src/platform/commands/commands.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { useMedia } from '#src/platform/browser/use-media.ts';
import type { ConfirmedItem } from '#src/platform/outgoing/queue-kind.ts';
import { useConfirmedItems, useQueueState, useSaveState } from '#src/platform/outgoing/use-outgoing.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { RecordPage } from '#src/ui/record/RecordPage.tsx';
import { useFirmLists } from './firm-lists.ts';
import { CallerFields, CallFields } from './LeadFields.tsx';
import {
  callerNames,
  EMPTY_FORM,
  fieldOfRefusal,
  isEmptyForm,
  leadDraft,
  questionAbout,
  validateLeadForm,
  type FormRefusal,
  type LeadForm,
} from './lead-form.ts';
import { SimilarRecordList } from './SimilarRecordList.tsx';
import { useSimilarRecords } from '#src/platform/search/similar-records.ts';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';
import styles from './NewLead.module.css';
import { OutgoingLeads } from './OutgoingLeads.tsx';
import {
  createOutgoingLead,
  NEW_LEAD,
  type CreatedLead,
  type NewLeadQueue,
  type OutgoingLead,
} from './outgoing-lead.ts';

interface NewLeadProps {
  /** Changes each time the form is requested; focus then goes to its first field. */
  visit: string;
  queue: NewLeadQueue;
  /** True when the server has a mirror to search. */
  mirror: boolean;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
  /** Called when the lead sent from here is in Clio and nothing else has been typed since. */
  onCreated: (lead: ConfirmedItem<CreatedLead>) => void;
}

/** How long a new lead can be undone, in milliseconds: Clio’s API cannot delete it. */
const HOLD_MS = 10_000;

/** Form for a lead who calls, filled in during the call. */
export function NewLead({ visit, queue, mirror, backTo, recordLink, onCreated }: NewLeadProps) {
  useDocumentTitle(newLeadTexts.title);
  const { form, outgoing } = useQueueState(queue, NEW_LEAD);
  const created = useConfirmedItems(queue, NEW_LEAD);
  const { kept } = useSaveState(queue, NEW_LEAD);
  const lists = useFirmLists();
  const found = useSimilarRecords(form, mirror);
  const isWide = useMedia('(min-width: 1280px)');
  const [wrong, setWrong] = useState<FormRefusal | null>(null);
  /** What is missing in the form, as it was asked: a second press creates the lead all the same. */
  const [asked, setAsked] = useState<string | null>(null);
  const [cleared, setCleared] = useState<LeadForm | null>(null);
  const page = useRef<HTMLFormElement>(null);
  const firstField = useRef<HTMLInputElement>(null);
  useEffect(() => firstField.current?.focus(), [visit]);
  const sentKey = useRef<string>(undefined);
  useEffect(() => {
    const opened = created.find(({ key }) => key === sentKey.current);
    if (!opened || !isEmptyForm(form)) return;
    sentKey.current = undefined;
    onCreated(opened);
  });

  const type = (typed: Partial<LeadForm>) => {
    setWrong(null);
    setCleared(null);
    queue.update(NEW_LEAD, { form: { ...form, ...typed } });
  };
  /** @param isAtOnce true to skip the send delay */
  const send = (isAtOnce: boolean) => {
    const why = validateLeadForm(form);
    const question = questionAbout(form);
    setWrong(why ?? (question === null || question === asked ? null : { words: question }));
    setCleared(null);
    setAsked(why === null ? question : null);
    if (why !== null) focus(why.field);
    if (why !== null || (question !== null && question !== asked)) return;
    const draft = leadDraft(form, lists.sources.items, `${location.origin}/leads/new`);
    const lead = createOutgoingLead(form, draft, isAtOnce ? 0 : HOLD_MS);
    sentKey.current = lead.key;
    setAsked(null);
    queue.send(NEW_LEAD, [lead]);
    firstField.current?.focus();
  };
  const focus = (field: keyof LeadForm) => page.current?.querySelector<HTMLElement>(`[name='${field}']`)?.focus();
  /** Moves a lead back into the form; the field that was refused is marked. */
  const edit = (lead: OutgoingLead) => {
    undo(lead);
    const why = lead.state === 'failed' ? fieldOfRefusal(lead.reason) : null;
    setWrong(why);
    if (why !== null) focus(why.field);
  };
  const mayActOnHeld = () => isEmptyForm(form) && queue.held(NEW_LEAD) !== null;
  const undo = (lead: OutgoingLead | null) => {
    if (lead !== null) queue.undo(NEW_LEAD, lead);
    firstField.current?.focus();
  };
  const sendNow = (lead: OutgoingLead | null) => {
    if (lead !== null) queue.sendNow(NEW_LEAD, lead);
    firstField.current?.focus();
  };
  useCommands({
    'history.undo': { isAvailable: mayActOnHeld, run: () => undo(queue.held(NEW_LEAD)) },
    'triage.undo': { isAvailable: mayActOnHeld, run: () => undo(queue.held(NEW_LEAD)) },
    'notes.send-now': { isAvailable: mayActOnHeld, run: () => sendNow(queue.held(NEW_LEAD)) },
  });
  const clear = () => {
    setCleared(form);
    setWrong(null);
    queue.update(NEW_LEAD, { form: EMPTY_FORM });
    firstField.current?.focus();
  };
  const undoClear = () => {
    if (cleared) queue.update(NEW_LEAD, { form: cleared });
    setCleared(null);
    firstField.current?.focus();
  };
  const retry = (lead: OutgoingLead) => {
    sentKey.current = queue.retry(NEW_LEAD, lead);
    firstField.current?.focus();
  };
  const { first, last } = callerNames(form);
  const similar = <SimilarRecordList found={found} mirror={mirror} isFolded={!isWide} recordLink={recordLink} />;
  return (
    <RecordPage
      title={newLeadTexts.title}
      summary={newLeadTexts.summary}
      provenance={newLeadTexts.truth}
      backTo={backTo}
      aside={isWide ? similar : undefined}
    >
      <OutgoingLeads
        outgoing={outgoing}
        created={created}
        onRetry={retry}
        onEdit={edit}
        onSendNow={sendNow}
        leadLink={(id, words) => recordLink('lead', id, words)}
      />
      <form
        ref={page}
        aria-label={newLeadTexts.title}
        onKeyDown={(event) => onKeyDown(event, send, mayActOnHeld())}
        onSubmit={(event) => {
          event.preventDefault();
          send(false);
        }}
      >
        <CallerFields form={form} onType={type} wrong={wrong} firstField={firstField} />
        {isWide ? <hr className={styles.line} /> : similar}
        <CallFields form={form} onType={type} lists={lists} />
        <div className={styles.foot}>
          <div>
            <p role="alert" className={styles.wrong}>
              {wrong?.words}
            </p>
            {wrong === null && (
              <p>
                {isEmptyForm(form) ? (
                  <span>{newLeadTexts.namesMayStayEmpty}</span>
                ) : (
                  <>
                    <span>{newLeadTexts.goesAs}</span> <strong translate="no">{`${first} ${last}`}</strong>
                    <span>{`. ${newLeadTexts.kept[kept]}`}</span>
                  </>
                )}
              </p>
            )}
          </div>
          {cleared && isEmptyForm(form) ? (
            <Button variant="quiet" onClick={undoClear}>
              {newLeadTexts.undoClear}
            </Button>
          ) : (
            !isEmptyForm(form) && (
              <Button variant="quiet" onClick={clear}>
                {newLeadTexts.clear}
              </Button>
            )
          )}
          <Button type="submit" variant="primary" shortcut={newLeadTexts.createKey}>
            {newLeadTexts.create}
          </Button>
        </div>
      </form>
    </RecordPage>
  );
}

function onKeyDown(
  event: KeyboardEvent<HTMLFormElement>,
  send: (isAtOnce: boolean) => void,
  mayActOnHeld: boolean,
): void {
  const { target } = event;
  if (event.defaultPrevented) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    // With an empty form, the command sends the lead that is held.
    if (event.shiftKey && mayActOnHeld) return;
    event.preventDefault();
    if (!event.repeat) send(event.shiftKey);
  } else if (event.key === 'Enter' && target instanceof HTMLInputElement) {
    // A lead can be undone only for a short time, so plain Enter moves to the next field instead of sending.
    event.preventDefault();
    const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('input, select, textarea')];
    fields[fields.indexOf(target) + 1]?.focus();
  } else if (event.key === 'Escape' && target instanceof HTMLElement && target.matches('input, select, textarea')) {
    // Blurs the field without changing it; a second Escape returns to the list.
    event.preventDefault();
    event.stopPropagation();
    target.blur();
  }
}
