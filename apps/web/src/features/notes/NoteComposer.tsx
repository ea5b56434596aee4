import { NOTE_BODY_MAX, NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { Button } from '#src/ui/Button.tsx';
import { limitInWords, whyNotSendable } from './note-check.ts';
import styles from './NoteComposer.module.css';
import type { NoteParent } from './note-parent.ts';
import { useKept, useNoteDesk, useNoteDesks } from './NotesContext.ts';
import { subjectFromBody } from './subject-line.ts';

interface NoteComposerProps {
  parent: NoteParent;
  bodyRef: RefObject<HTMLTextAreaElement | null>;
  /** Highest id among the record's notes, null while they are not all known. */
  latestId: number | null;
}

const KEPT_WORDS = {
  kept: 'Draft kept in this browser',
  pending: 'Keeping the draft…',
  refused: 'Draft not kept: this browser refuses to store it',
};

/** Where a note is written. What is typed is kept from the first key on, over reload, crash and session end. */
export function NoteComposer({ parent, bodyRef, latestId }: NoteComposerProps) {
  const desks = useNoteDesks();
  const { subject, body } = useNoteDesk(parent);
  const kept = useKept(parent);
  const hints = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const suggested = subjectFromBody(body);
  const limits = [
    { field: 'Subject', limit: limitInWords(subject, NOTE_SUBJECT_MAX) },
    { field: 'Note', limit: limitInWords(body, NOTE_BODY_MAX) },
  ].flatMap(({ field, limit }) => (limit ? [{ field, ...limit }] : []));

  const type = (typed: { subject?: string; body?: string }) => {
    setRefusal(null);
    desks.type(parent, typed);
  };
  const send = () => {
    const subjectToSend = subject.trim() === '' ? suggested : subject;
    const why = whyNotSendable(subjectToSend, body);
    setRefusal(why);
    if (why === null) desks.send(parent, subjectToSend, body, latestId);
    bodyRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) send();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      // A note cannot be taken back: a plain Enter goes on to the text, it does not send.
      event.preventDefault();
      bodyRef.current?.focus();
    } else if (event.key === 'Escape' && event.target instanceof HTMLElement) {
      // Leaves the field and keeps the draft; a second Escape may close the record.
      event.preventDefault();
      event.stopPropagation();
      event.target.blur();
    }
  };

  return (
    <form
      className={styles.composer}
      aria-label="New note"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        aria-label="Subject"
        aria-describedby={hints}
        aria-invalid={limits.some(({ field, over }) => field === 'Subject' && over)}
        placeholder={suggested || 'Subject, or leave it to the first line'}
        value={subject}
        autoComplete="off"
        onChange={(event) => type({ subject: event.target.value })}
      />
      <textarea
        ref={bodyRef}
        aria-label="Note"
        aria-describedby={hints}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-invalid={limits.some(({ field, over }) => field === 'Note' && over)}
        placeholder="What was said, what was promised"
        rows={3}
        value={body}
        onChange={(event) => type({ body: event.target.value })}
      />
      <div className={styles.foot}>
        <div>
          <span role="status" className={styles.over}>
            {refusal}
          </span>
          {refusal === null && (
            <span id={hints}>
              {limits.length > 0
                ? limits.map(({ field, words, over }) => (
                    <span key={field} className={over ? styles.over : undefined}>
                      {field}: {words}.{' '}
                    </span>
                  ))
                : subject || body
                  ? KEPT_WORDS[kept]
                  : 'Goes to Clio, where it cannot be changed or deleted'}
            </span>
          )}
        </div>
        <Button type="submit" look="primary" shortcut="Ctrl Enter">
          Add note
        </Button>
      </div>
    </form>
  );
}
