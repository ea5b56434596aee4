import { useState, type ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { formatTime } from '#src/platform/format/time.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';
import styles from './OutgoingLeads.module.css';
import { nameOf, type CreatedLead, type OutgoingLead } from './outgoing-lead.ts';

interface OutgoingLeadsProps {
  outgoing: readonly OutgoingLead[];
  created: readonly CreatedLead[];
  onRetry: (lead: OutgoingLead) => void;
  /** Moves the lead back into the form. */
  onEdit: (lead: OutgoingLead) => void;
  leadLink: (id: number, words: ReactNode) => ReactNode;
}

const WORDS: Record<OutgoingLead['state'], string> = newLeadTexts.states;

/** Outgoing and created leads, newest first, with their state and the available actions. */
export function OutgoingLeads({ outgoing, created, onRetry, onEdit, leadLink }: OutgoingLeadsProps) {
  const latest = outgoing.at(-1);
  const last = created.at(-1);
  const done = last ? newLeadTexts.isIn(last.name) : '';
  return (
    <div className={styles.leads}>
      <p className="visually-hidden" role="status">
        {latest ? newLeadTexts.fate(nameOf(latest), WORDS[latest.state]) : done}
      </p>
      {outgoing.toReversed().map((lead) => (
        <OutgoingLeadItem key={lead.key} lead={lead} onRetry={() => onRetry(lead)} onEdit={() => onEdit(lead)} />
      ))}
      {created.toReversed().map(({ key, id, name, at }) => (
        <p key={key} className={styles.done}>
          {leadLink(id, name)} <small>{newLeadTexts.inAt(formatTime(at))}</small>
        </p>
      ))}
    </div>
  );
}

function OutgoingLeadItem({ lead, onRetry, onEdit }: { lead: OutgoingLead; onRetry: () => void; onEdit: () => void }) {
  const [copied, setCopied] = useState<string | null>(null);
  const { state, draft } = lead;
  const copy = async () => {
    const lines = [nameOf(lead), draft.phone_number, draft.email, draft.from_message];
    setCopied((await copyText(lines.filter(Boolean).join('\n'))) ? newLeadTexts.copied : newLeadTexts.copyRefused);
  };
  const isSettled = state !== 'sending' && state !== 'unknown';
  return (
    <article aria-label={nameOf(lead)}>
      <header>
        <strong>{nameOf(lead)}</strong> <small>{WORDS[state]}</small>
      </header>
      {isSettled && (
        <div className={styles.fate} data-open={state !== 'failed'} role="alert">
          <span>{explain(lead)}</span>
          {lead.retryable !== false && (
            <Button onClick={onRetry}>{state === 'unseen' ? newLeadTexts.sendAgain : newLeadTexts.retry}</Button>
          )}
          <Button onClick={onEdit}>{newLeadTexts.edit}</Button>
          <Button onClick={() => void copy()} aria-live="polite">
            {copied ?? newLeadTexts.copy}
          </Button>
        </div>
      )}
    </article>
  );
}

function explain({ state, reason, sentAt }: OutgoingLead): string {
  switch (state) {
    case 'failed':
      return newLeadTexts.failed(reason);
    case 'unseen':
      return newLeadTexts.unseen(reason);
    case 'interrupted':
      return newLeadTexts.interrupted(reason, formatTime(sentAt));
    case 'sending':
    case 'unknown':
      return '';
  }
}
