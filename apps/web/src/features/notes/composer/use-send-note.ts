import { useState } from 'react';
import { useNotePreferences } from '#src/platform/preferences/note-preferences.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { footerLine, withFooter } from '#src/platform/notes/note-footer.ts';
import { validateNote } from './note-limits.ts';
import { nextPlaceholder } from '#src/platform/notes/note-templates.ts';
import type { NoteParent } from '#src/features/notes/store/note-parent.ts';
import { parentName } from '#src/features/notes/store/note-parent.ts';
import { createOutgoingNotes } from '#src/features/notes/store/outgoing-note.ts';
import { useComposer, useNotesContext } from '#src/features/notes/store/NotesContext.ts';
import { subjectFromBody } from '#src/platform/notes/note-subject.ts';
import { isOnlySlashWord } from './use-template-menu.ts';

interface SendNoteOptions {
  parent: NoteParent;
  /** Highest id among unread notes of colleagues that arrived while this one was written; null for none. */
  newestOfOthers: number | null;
  onToldOfOthers: () => void;
  /** Selects an unfilled placeholder in the text. */
  select: (start: number, end: number) => void;
}

/**
 * Validates and sends the note. The query of a template, unfilled placeholders and new notes of colleagues require a
 * second press.
 */
export function useSendNote({ parent, newestOfOthers, onToldOfOthers, select }: SendNoteOptions) {
  const { queue, me } = useNotesContext();
  const { subject, body, also } = useComposer(parent);
  const { holdSeconds, isSigned, role } = useNotePreferences();
  const [refusal, setRefusal] = useState<string | null>(null);
  /** The text that was reported: a second press sends it unchanged. */
  const [askedAbout, setAskedAbout] = useState<string | null>(null);
  const footer = isSigned ? footerLine(me, role) : undefined;
  const sent = withFooter(body, footer);
  const suggested = subjectFromBody(body);

  /** @param isAtOnce true to skip the send delay */
  const send = (isAtOnce: boolean) => {
    const subjectToSend = subject.trim() === '' ? suggested : subject;
    const why = validateNote(subjectToSend, sent, footer !== undefined);
    if (why !== null) return setRefusal(why);
    if (isOnlySlashWord(body) && askedAbout !== body) {
      setAskedAbout(body);
      return setRefusal(notesTexts.onlySlashWord(body.trim()));
    }
    const inBody = nextPlaceholder(body, 0);
    const open = inBody ?? nextPlaceholder(subjectToSend, 0);
    if (open !== null && askedAbout !== body) {
      setAskedAbout(body);
      if (inBody !== null) select(inBody.start, inBody.end);
      return setRefusal(notesTexts.stillOpen(open.words));
    }
    if (newestOfOthers !== null) {
      onToldOfOthers();
      return setRefusal(notesTexts.pressAgain);
    }
    setRefusal(null);
    setAskedAbout(null);
    const holdMs = isAtOnce ? 0 : holdSeconds * 1000;
    queue.send(parentName(parent), createOutgoingNotes({ subject: subjectToSend, body, footer, also, holdMs }));
  };
  return { send, refusal, forgetRefusal: () => setRefusal(null), footer, sent, suggested };
}
