import type { ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { formatTime } from '#src/platform/format/time.ts';
import { describeItem, formatItemState } from '#src/platform/outgoing/outgoing-messages.ts';
import type { ConfirmedItem } from '#src/platform/outgoing/queue-kind.ts';
import { useSecondsLeft } from '#src/platform/outgoing/use-outgoing.ts';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';
import { outgoingTexts } from '#src/texts/outgoing.ts';
import { OutgoingEntry } from '#src/ui/record/OutgoingEntry.tsx';
import styles from './OutgoingLeads.module.css';
import { leadNameOf, type CreatedLead, type OutgoingLead } from './outgoing-lead.ts';

interface OutgoingLeadsProps {
  outgoing: readonly OutgoingLead[];
  created: readonly ConfirmedItem<CreatedLead>[];
  onRetry: (lead: OutgoingLead) => void;
  /** Moves the lead back into the form. */
  onEdit: (lead: OutgoingLead) => void;
  onSendNow: (lead: OutgoingLead) => void;
  leadLink: (id: number, words: ReactNode) => ReactNode;
}

/** Outgoing and created leads, newest first, with their state and the available actions. */
export function OutgoingLeads({ outgoing, created, leadLink, onRetry, onEdit, onSendNow }: OutgoingLeadsProps) {
  const latest = outgoing.at(-1);
  const last = created.at(-1);
  const done = last ? newLeadTexts.isIn(last.answer.name) : '';
  return (
    <div className={styles.leads}>
      <p className="visually-hidden" role="status">
        {latest ? newLeadTexts.fate(leadNameOf(latest), formatItemState(latest)) : done}
      </p>
      {outgoing.toReversed().map((lead) => (
        <OutgoingLeadItem
          key={lead.key}
          lead={lead}
          onRetry={() => onRetry(lead)}
          onEdit={() => onEdit(lead)}
          onSendNow={() => onSendNow(lead)}
        />
      ))}
      {created.toReversed().map(({ key, answer: { id, name }, at }) => (
        <p key={key} className={styles.done}>
          {leadLink(id, name)} <small>{outgoingTexts.inClioAt(formatTime(at))}</small>
        </p>
      ))}
    </div>
  );
}

interface OutgoingLeadItemProps {
  lead: OutgoingLead;
  onRetry: () => void;
  onEdit: () => void;
  onSendNow: () => void;
}

function OutgoingLeadItem({ lead, ...actions }: OutgoingLeadItemProps) {
  const { phone_number, email, from_message } = lead.draft;
  const name = leadNameOf(lead);
  return (
    <OutgoingEntry
      title={name}
      level={2}
      secondsLeft={useSecondsLeft(lead)}
      onCopy={() => copyText([name, phone_number, email, from_message].filter(Boolean).join('\n'))}
      {...describeItem(lead)}
      {...actions}
    />
  );
}
