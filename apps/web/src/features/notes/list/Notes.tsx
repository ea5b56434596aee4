import type { Note } from '@intake-desk/grow-api/note';
import { useCallback, useEffect, useRef } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatAsOf, formatCount } from '#src/platform/lists/list-notices.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { useNoteAuthors } from './use-note-authors.ts';
import { correctionSubject } from '#src/features/notes/composer/subject-line.ts';
import { NoteComposer } from '#src/features/notes/composer/NoteComposer.tsx';
import { NoteItem } from './NoteItem.tsx';
import styles from './Notes.module.css';
import type { TemplateContext } from '#src/platform/notes/note-templates.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { type NoteParent, parentName } from '#src/features/notes/store/note-parent.ts';
import { notePages } from '#src/features/notes/store/note-queries.ts';
import { useConfirmedNotes, useNoteQueue } from '#src/features/notes/store/NotesContext.ts';
import { useNewNotes, NewNotesNotice } from './NewNotesNotice.tsx';
import { mergeComposers, EMPTY_COMPOSER } from '#src/features/notes/store/outgoing-note.ts';
import { OutgoingNotes } from './OutgoingNotes.tsx';

interface NotesProps {
  parent: NoteParent;
  /** Values for template placeholders. */
  facts: TemplateContext;
  /** Changes each time the user asks to write a note; null when they did not. */
  noteRequest: string | null;
}

/** A record's notes with a composer, newest first, although Clio returns the oldest first. */
export function Notes({ parent, facts, noteRequest }: NotesProps) {
  const stays = useIsSettled();
  const pages = useGrowPages<Note>(notePages(parent), stays);
  const queue = useNoteQueue();
  const record = parentName(parent);
  const confirmed = useConfirmedNotes(parent);
  const now = useNow();
  const body = useRef<HTMLTextAreaElement>(null);
  const { items, hasMore, isLoadingMore, isRefreshing, problem, loadMore, refresh } = pages;
  const isLoading = pages.isLoading || (!stays && items.length === 0);
  useCommands([
    {
      id: 'notes.refresh',
      run: refresh,
    },
  ]);
  // The newest notes are on the last page, so all pages are loaded.
  useEffect(() => {
    if (hasMore && !isLoadingMore && !problem) loadMore();
  }, [hasMore, isLoadingMore, problem, loadMore]);
  useEffect(
    () =>
      queue.onUndo((where) => {
        if (where === record) body.current?.focus();
      }),
    [queue, record],
  );
  useEffect(() => {
    if (noteRequest !== null) body.current?.focus();
  }, [noteRequest]);

  // Notes sent from this page are shown from Clio's response until the list contains them.
  const known = new Set(items.map((note) => note.id));
  const notes = [...items, ...confirmed.map(({ answer }) => answer).filter((note) => !known.has(note.id))];
  const isWhole = !isLoading && !hasMore && !problem;
  const basis = isWhole || items.length > 0 ? [formatCount({ ...pages, items: notes }), formatAsOf(pages.asOf)] : [];
  const { others, newest, look } = useNewNotes(notes, isWhole, new Set(confirmed.map(({ answer }) => answer.id)));
  const authorOf = useNoteAuthors(parent, notes, isWhole, now);
  const correct = useCallback(
    (note: Note) => {
      const older = { ...EMPTY_COMPOSER, subject: correctionSubject(note, Date.now()) };
      queue.update(record, mergeComposers(older, queue.state(record)));
      body.current?.focus();
    },
    [queue, record],
  );

  return (
    <Section title={notesTexts.heading} basis={basis.filter(Boolean).join(' · ')}>
      <NoteComposer
        parent={parent}
        facts={facts}
        bodyRef={body}
        newestOfOthers={newest?.id ?? null}
        onToldOfOthers={look}
        notice={
          newest && (
            <NewNotesNotice count={others.length} newest={newest.id} at={Date.parse(newest.created_at)} onRead={look} />
          )
        }
      />
      <div className={styles.list}>
        <OutgoingNotes parent={parent} bodyRef={body} />
        {problem && (
          <p className={styles.words} role="alert">
            {notesTexts.problem(problem.message, problem.detail)}
            <Button onClick={refresh}>{isRefreshing ? notesTexts.asking : notesTexts.tryAgain}</Button>
          </p>
        )}
        {!problem && (isLoading || hasMore) && (
          <p className={styles.words}>
            {items.length === 0 ? notesTexts.askingForNotes : notesTexts.askingForNewer(formatNumber(items.length))}
          </p>
        )}
        {isWhole && notes.length === 0 && <p className={styles.words}>{notesTexts.none}</p>}
        {notes.toReversed().map((note) => (
          <NoteItem
            key={note.id}
            note={note}
            now={now}
            confirmedAt={confirmed.find((sent) => sent.answer.id === note.id)?.at}
            author={authorOf(note.id)}
            onCorrect={correct}
          />
        ))}
      </div>
    </Section>
  );
}
