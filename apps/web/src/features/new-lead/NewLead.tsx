import {
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { useMedia } from '#src/platform/browser/use-media.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { RecordPage } from '#src/ui/record/RecordPage.tsx';
import { useFirmLists } from './firm-lists.ts';
import { CallerFields, CallFields } from './LeadFields.tsx';
import type { NewLeadStore } from './new-lead-store.ts';
import { callerNames, EMPTY_FORM, isEmptyForm, leadDraft, validateLeadForm, type LeadForm } from './lead-form.ts';
import { SimilarRecordList } from './SimilarRecordList.tsx';
import { useSimilarRecords } from '#src/platform/search/similar-records.ts';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';
import styles from './NewLead.module.css';
import { OutgoingLeads } from './OutgoingLeads.tsx';
import type { CreatedLead, OutgoingLead } from './outgoing-lead.ts';

interface NewLeadProps {
  /** Changes each time the form is requested; focus then goes to its first field. */
  visit: string;
  desk: NewLeadStore;
  /** True when the server has a mirror to search. */
  mirror: boolean;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
  /** Called when the lead sent from here is in Clio and nothing else has been typed since. */
  onCreated: (lead: CreatedLead) => void;
}

/** Form for a lead who calls, filled in during the call. */
export function NewLead({ visit, desk, mirror, backTo, recordLink, onCreated }: NewLeadProps) {
  useDocumentTitle(newLeadTexts.title);
  useEffect(() => void desk.open(), [desk]);
  const { form, outgoing } = useSyncExternalStore(desk.subscribe, desk.typed);
  const created = useSyncExternalStore(desk.subscribe, desk.created);
  const kept = useSyncExternalStore(desk.subscribe, desk.saveState);
  const lists = useFirmLists();
  const found = useSimilarRecords(form, mirror);
  const isWide = useMedia('(min-width: 1280px)');
  const [wrong, setWrong] = useState<{ field: keyof LeadForm; words: string } | null>(null);
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
    desk.update(typed);
  };
  const send = () => {
    const why = validateLeadForm(form);
    setWrong(why);
    setCleared(null);
    if (why === null) {
      sentKey.current = desk.send(leadDraft(form, lists.sources.items, `${location.origin}/leads/new`));
      firstField.current?.focus();
    } else page.current?.querySelector<HTMLElement>(`[name='${why.field}']`)?.focus();
  };
  const clear = () => {
    setCleared(form);
    setWrong(null);
    desk.update(EMPTY_FORM);
    firstField.current?.focus();
  };
  const undoClear = () => {
    if (cleared) desk.update(cleared);
    setCleared(null);
    firstField.current?.focus();
  };
  const retry = (lead: OutgoingLead) => {
    sentKey.current = desk.retry(lead);
    firstField.current?.focus();
  };
  const { first, last } = callerNames(form);
  const lookAlikes = <SimilarRecordList found={found} mirror={mirror} isFolded={!isWide} recordLink={recordLink} />;
  return (
    <RecordPage
      id="new"
      title={newLeadTexts.title}
      summary={newLeadTexts.summary}
      provenance={newLeadTexts.truth}
      backTo={backTo}
      takesFocus={false}
      aside={isWide ? lookAlikes : undefined}
    >
      <OutgoingLeads
        outgoing={outgoing}
        created={created}
        onRetry={retry}
        onEdit={(lead) => {
          desk.edit(lead);
          firstField.current?.focus();
        }}
        leadLink={(id, words) => recordLink('lead', id, words)}
      />
      <form
        ref={page}
        aria-label={newLeadTexts.title}
        onKeyDown={(event) => onKeyDown(event, send)}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <CallerFields form={form} onType={type} wrong={wrong} firstField={firstField} />
        {isWide ? <hr className={styles.line} /> : lookAlikes}
        <CallFields form={form} onType={type} lists={lists} />
        <div className={styles.foot}>
          <div>
            <p role="alert" className={styles.wrong}>
              {wrong?.words}
            </p>
            {wrong === null && (
              <p>
                {isEmptyForm(form) ? (
                  newLeadTexts.namesMayStayEmpty
                ) : (
                  <>
                    {newLeadTexts.goesAs}{' '}
                    <strong>
                      {first} {last}
                    </strong>
                    . {newLeadTexts.kept[kept]}
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

function onKeyDown(event: KeyboardEvent<HTMLFormElement>, send: () => void): void {
  const { target } = event;
  if (event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    if (!event.repeat) send();
  } else if (event.key === 'Enter' && target instanceof HTMLInputElement) {
    // Creating a lead cannot be undone, so plain Enter moves to the next field instead of sending.
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
