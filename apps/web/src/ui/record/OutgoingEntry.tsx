import { useState } from 'react';
import { outgoingTexts } from '#src/texts/outgoing.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './OutgoingEntry.module.css';

interface OutgoingEntryProps {
  title: string;
  /** Level of the title's heading. */
  level?: 2 | 3;
  text?: string;
  /** Its state in short. */
  state: string;
  /** Explains an entry that waits or needs its author; empty when no action is needed. */
  outcome: string;
  needsDecision: boolean;
  isFailed: boolean;
  /** Label of the button that sends it again; null when that would be of no use. */
  retry: string | null;
  /** Seconds until it is sent; 0 when it cannot be undone. */
  secondsLeft: number;
  /** The text of the countdown. */
  leavesIn?: (seconds: string) => string;
  onRetry: () => void;
  /** Moves it back to where it was typed. */
  onEdit: () => void;
  onSendNow: () => void;
  /** @returns false if the browser refused */
  onCopy: () => Promise<boolean>;
}

/** A write that is not known to be stored, with its state and the available actions. */
export function OutgoingEntry({
  title,
  level = 3,
  text,
  state,
  outcome,
  retry,
  onRetry,
  onCopy,
  ...rest
}: OutgoingEntryProps) {
  const Heading = `h${level}` as const;
  const { needsDecision, isFailed, secondsLeft, leavesIn, onEdit, onSendNow } = rest;
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => setCopied((await onCopy()) ? outgoingTexts.copied : outgoingTexts.notCopied);
  return (
    <article className={styles.entry} aria-label={title}>
      <header>
        <Heading translate="no">{title}</Heading>
        <small>{state}</small>
      </header>
      {text !== undefined && <p translate="no">{text}</p>}
      <UndoSendLine secondsLeft={secondsLeft} leavesIn={leavesIn} onUndo={onEdit} onSendNow={onSendNow} />
      {outcome !== '' && (
        <div
          className={joinClasses(styles.outcome, !isFailed && styles.open)}
          role={needsDecision ? 'alert' : undefined}
        >
          <span>{outcome}</span>
          {needsDecision && retry !== null && <Button onClick={onRetry}>{retry}</Button>}
          <Button onClick={onEdit}>{outgoingTexts.edit}</Button>
          <Button onClick={() => void copy()} aria-live="polite">
            {copied ?? outgoingTexts.copy}
          </Button>
        </div>
      )}
    </article>
  );
}

interface UndoSendLineProps {
  secondsLeft: number;
  leavesIn?: ((seconds: string) => string) | undefined;
  onUndo: () => void;
  onSendNow: () => void;
}

/** Countdown of the send delay, with Undo and Send now. The list that contains it announces it once. */
export function UndoSendLine({ secondsLeft, leavesIn = outgoingTexts.leavesIn, onUndo, onSendNow }: UndoSendLineProps) {
  if (secondsLeft === 0) return null;
  return (
    <div className={styles.held}>
      <span className={styles.seconds}>{leavesIn(String(secondsLeft))}</span>
      <Button onClick={onUndo} command="history.undo">
        {outgoingTexts.undo}
      </Button>
      <Button variant="quiet" onClick={onSendNow} command="notes.send-now">
        {outgoingTexts.sendNow}
      </Button>
    </div>
  );
}
