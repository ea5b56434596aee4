import type { Note } from '@intake-desk/grow-api/note';
import { useEffect, useRef } from 'react';
import { useCommands } from '#src/platform/commands.ts';
import { asOfInWords, countInWords } from '#src/platform/list-words.ts';
import { useNow } from '#src/platform/now.ts';
import { useRecordPages } from '#src/platform/record-pages.ts';
import { Button } from '#src/ui/Button.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { NoteItem } from './NoteItem.tsx';
import styles from './Notes.module.css';
import type { NoteParent } from './note-parent.ts';
import { notePages } from './note-queries.ts';
import { useNoteDesk, useNoteDesks } from './NotesContext.ts';
import type { OutgoingNote } from './outgoing-note.ts';
import { OutgoingNoteItem } from './OutgoingNoteItem.tsx';

/** A record's notes, newest first although Clio gives the oldest first, and the place to write one. */
export function Notes({ parent }: { parent: NoteParent }) {
  const pages = useRecordPages<Note>(notePages(parent));
  const desks = useNoteDesks();
  const desk = useNoteDesk(parent);
  const now = useNow();
  const body = useRef<HTMLTextAreaElement>(null);
  const edit = (note: OutgoingNote) => {
    desks.takeBack(parent, note);
    body.current?.focus();
  };
  useCommands([
    { id: 'notes.add', title: 'Add a note', group: 'Record', shortcut: 'n', run: () => body.current?.focus() },
  ]);
  const { hasMore, isLoadingMore, problem, loadMore } = pages;
  // The newest are on the last page: read on until Clio says that there is no more.
  useEffect(() => {
    if (hasMore && !isLoadingMore && !problem) loadMore();
  }, [hasMore, isLoadingMore, problem, loadMore]);

  return (
    <Section
      title="Notes"
      basis={pages.problem ? '' : [countInWords(pages), asOfInWords(pages.asOf)].filter(Boolean).join(' · ')}
    >
      <NoteComposer parent={parent} bodyRef={body} />
      <div className={styles.list}>
        {desk.outgoing.toReversed().map((note) => (
          <OutgoingNoteItem key={note.key} parent={parent} note={note} onEdit={() => edit(note)} />
        ))}
        {pages.isLoading && <p className={styles.words}>Asking Clio for notes…</p>}
        {pages.problem && (
          <p className={styles.words} role="alert">
            {pages.problem.message} {pages.problem.detail && `Clio says: ${pages.problem.detail}`}
            <Button onClick={pages.refresh}>Try again</Button>
          </p>
        )}
        {!pages.isLoading && !pages.problem && pages.items.length === 0 && (
          <p className={styles.words}>No notes in Clio yet. Yours would be the first.</p>
        )}
        {pages.items.toReversed().map((note) => (
          <NoteItem key={note.id} note={note} now={now} confirmedAt={desks.confirmed.get(note.id)} />
        ))}
        {hasMore && pages.items.length > 0 && (
          <p className={styles.words}>Older ones are here; asking Clio for newer ones…</p>
        )}
      </div>
    </Section>
  );
}
