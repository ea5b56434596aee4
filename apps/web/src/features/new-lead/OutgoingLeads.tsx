import { useState, type ReactNode } from 'react';
import { copyText } from '#src/platform/clipboard.ts';
import { timeOfDay } from '#src/platform/time.ts';
import { Button } from '#src/ui/Button.tsx';
import styles from './OutgoingLeads.module.css';
import { nameOf, type CreatedLead, type OutgoingLead } from './outgoing-lead.ts';

interface OutgoingLeadsProps {
  outgoing: readonly OutgoingLead[];
  created: readonly CreatedLead[];
  onRetry: (lead: OutgoingLead) => void;
  /** Takes it back into the form. */
  onEdit: (lead: OutgoingLead) => void;
  leadLink: (id: number, words: ReactNode) => ReactNode;
}

const WORDS: Record<OutgoingLead['state'], string> = {
  sending: 'Sending to Clio…',
  unknown: 'No answer. Checking in Clio…',
  failed: 'Not in Clio',
  unseen: 'Perhaps not in Clio',
  interrupted: 'No answer yet',
};

/** The leads under way, the last one first: what became of each so far, and what can be done. */
export function OutgoingLeads({ outgoing, created, onRetry, onEdit, leadLink }: OutgoingLeadsProps) {
  const latest = outgoing.at(-1);
  const last = created.at(-1);
  const done = last ? `${last.name} is in Clio.` : '';
  return (
    <div className={styles.leads}>
      <p className="visually-hidden" role="status">
        {latest ? `${nameOf(latest)}: ${WORDS[latest.state]}` : done}
      </p>
      {outgoing.toReversed().map((lead) => (
        <OutgoingLeadItem key={lead.key} lead={lead} onRetry={() => onRetry(lead)} onEdit={() => onEdit(lead)} />
      ))}
      {created.toReversed().map(({ key, id, name, at }) => (
        <p key={key} className={styles.done}>
          {leadLink(id, name)} <small>✓ in Clio at {timeOfDay(at)}</small>
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
    setCopied((await copyText(lines.filter(Boolean).join('\n'))) ? 'Copied' : 'The browser refused to copy');
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
          {lead.retryable !== false && <Button onClick={onRetry}>{state === 'unseen' ? 'Send again' : 'Retry'}</Button>}
          <Button onClick={onEdit}>Edit</Button>
          <Button onClick={() => void copy()} aria-live="polite">
            {copied ?? 'Copy'}
          </Button>
        </div>
      )}
    </article>
  );
}

function explain({ state, reason, sentAt }: OutgoingLead): string {
  switch (state) {
    case 'failed':
      return `${reason ?? 'It could not be sent.'} The lead is kept.`;
    case 'unseen':
      return `${reason ?? 'No answer came back.'} It is not among the leads that could be seen in Clio. Sending it again is your decision: if Clio took it after all, it would stand there twice.`;
    case 'interrupted':
      return `${reason ?? `The page was closed while this was on its way at ${timeOfDay(sentAt)}.`} Retry is safe: it will not stand there twice.`;
    case 'sending':
    case 'unknown':
      return '';
  }
}
