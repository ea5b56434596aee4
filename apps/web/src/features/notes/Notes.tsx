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
import { type NoteParent } from './note-parent.ts';
import { notePages } from './note-queries.ts';
import { useConfirmedNotes, useNoteDesks } from './NotesContext.ts';
import { OutgoingNotes } from './OutgoingNotes.tsx';

/** A record's notes, newest first although Clio gives the oldest first, and the place to write one. */
export function Notes({ parent }: { parent: NoteParent }) {
  const pages = useRecordPages<Note>(notePages(parent));
  const desks = useNoteDesks();
  const confirmed = useConfirmedNotes(parent);
  const now = useNow();
  const body = useRef<HTMLTextAreaElement>(null);
  const { items, hasMore, isLoading, isLoadingMore, isRefreshing, problem, loadMore, refresh } = pages;
  useCommands([
    { id: 'notes.add', title: 'Add a note', group: 'Record', shortcut: 'n', run: () => body.current?.focus() },
    { id: 'notes.refresh', title: 'Ask Clio for its notes again', group: 'Record', shortcut: 'Shift+N', run: refresh },
  ]);
  // The newest are on the last page: read on until Clio says that there is no more.
  useEffect(() => {
    if (hasMore && !isLoadingMore && !problem) loadMore();
  }, [hasMore, isLoadingMore, problem, loadMore]);
  const { kind, id } = parent;
  useEffect(() => desks.reconcile({ kind, id }, items), [desks, kind, id, items]);

  // What this page has sent is shown from Clio's answer to it until the list carries it.
  const known = new Set(items.map((note) => note.id));
  const notes = [...items, ...confirmed.map(({ note }) => note).filter((note) => !known.has(note.id))];
  const isWhole = !isLoading && !hasMore && !problem;
  const basis = isWhole || items.length > 0 ? [countInWords({ ...pages, items: notes }), asOfInWords(pages.asOf)] : [];

  return (
    <Section title="Notes" basis={basis.filter(Boolean).join(' · ')}>
      <NoteComposer
        parent={parent}
        bodyRef={body}
        latestId={isWhole ? Math.max(0, ...notes.map((note) => note.id)) : null}
      />
      <div className={styles.list}>
        <OutgoingNotes parent={parent} bodyRef={body} />
        {problem && (
          <p className={styles.words} role="alert">
            {problem.message} {problem.detail && `Clio says: ${problem.detail}`}
            <Button onClick={refresh}>{isRefreshing ? 'Asking Clio' : 'Try again'}</Button>
          </p>
        )}
        {!problem && (isLoading || hasMore) && (
          <p className={styles.words}>
            {items.length === 0 ? 'Asking Clio for notes…' : `Asking Clio for newer notes, ${items.length} so far…`}
          </p>
        )}
        {isWhole && notes.length === 0 && (
          <p className={styles.words}>No notes in Clio yet. Yours would be the first.</p>
        )}
        {notes.toReversed().map((note) => (
          <NoteItem
            key={note.id}
            note={note}
            now={now}
            confirmedAt={confirmed.find((sent) => sent.note.id === note.id)?.at}
          />
        ))}
      </div>
    </Section>
  );
}
