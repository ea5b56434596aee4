import type { RefObject } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { describeItem } from '#src/platform/outgoing/outgoing-messages.ts';
import { useQueueState } from '#src/platform/outgoing/use-outgoing.ts';
import { outgoingToServerTexts } from '#src/texts/outgoing.ts';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';
import { OutgoingEntry } from '#src/ui/record/OutgoingEntry.tsx';
import { teamNotesOf, type TeamNoteQueue } from './outgoing-team-note.ts';

interface OutgoingTeamNotesProps {
  lead: number;
  queue: TeamNoteQueue;
  textRef: RefObject<HTMLTextAreaElement | null>;
}

/** Team notes that are not known to be stored, newest first, and a live region that announces the newest. */
export function OutgoingTeamNotes({ lead, queue, textRef }: OutgoingTeamNotesProps) {
  const record = teamNotesOf(lead);
  const { outgoing } = useQueueState(queue, record);
  const latest = outgoing.at(-1);
  // The buttons disappear with the note, so focus moves to the field.
  const thenWrite = (act: () => void) => {
    act();
    textRef.current?.focus();
  };
  return (
    <>
      <p className="visually-hidden" role="status">
        {latest && describeItem(latest, outgoingToServerTexts.states).state}
      </p>
      {outgoing.toReversed().map((note) => (
        <OutgoingEntry
          key={note.key}
          title={teamNotesTexts.label}
          text={note.text}
          secondsLeft={0}
          onRetry={() => thenWrite(() => queue.retry(record, note))}
          onEdit={() => thenWrite(() => queue.undo(record, note))}
          onSendNow={() => thenWrite(() => queue.sendNow(record, note))}
          onCopy={() => copyText(note.text)}
          {...describeItem(note, outgoingToServerTexts.states)}
        />
      ))}
    </>
  );
}
