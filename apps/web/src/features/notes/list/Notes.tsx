import type { Note } from '@intake-desk/grow-api/note';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatAsOf, formatCount } from '#src/platform/lists/list-notices.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { correctionSubject } from '#src/features/notes/composer/subject-line.ts';
import { NoteComposer } from '#src/features/notes/composer/NoteComposer.tsx';
import { NoteItem } from './NoteItem.tsx';
import styles from './Notes.module.css';
import type { TemplateContext } from '#src/platform/notes/note-templates.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { parentName, type NoteParent } from '#src/features/notes/store/note-parent.ts';
import { notePages } from '#src/features/notes/store/note-queries.ts';
import { useComposer, useConfirmedNotes, useNoteQueue } from '#src/features/notes/store/NotesContext.ts';
import { EMPTY_COMPOSER, mergeComposers } from '#src/features/notes/store/outgoing-note.ts';
import { OutgoingNotes } from './OutgoingNotes.tsx';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { formatTime } from '#src/platform/format/time.ts';
import composerStyles from '#src/features/notes/composer/NoteComposer.module.css';
import { useQuery } from '@tanstack/react-query';
import { MAX_NOTE_AUTHORS } from '@intake-desk/desk-api/note-author';
import { callDesk } from '#src/platform/http/desk.ts';

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
  useCommands({ 'notes.refresh': refresh });
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
  const count = isWhole || items.length > 0 ? formatCount({ ...pages, items: notes }) : '';
  const { authorOf, isOthers } = useNoteAuthors(parent, notes, isWhole, now, confirmed.length);
  // A note whose outcome is unknown may be one of the new ones.
  const { outgoing } = useComposer(parent);
  const isUncertain = outgoing.some(({ state }) => state === 'sending' || state === 'unknown');
  const ours = new Set(confirmed.map(({ answer }) => answer.id));
  const { others, newest, look } = useNewNotes(notes, isWhole, (id) => !isUncertain && !ours.has(id) && isOthers(id));
  const correct = useCallback(
    (note: Note) => {
      const older = { ...EMPTY_COMPOSER, subject: correctionSubject(note, serverNow()) };
      queue.update(record, mergeComposers(older, queue.state(record)));
      body.current?.focus();
    },
    [queue, record],
  );

  return (
    <Section title={notesTexts.heading} basis={count} info={notesTexts.info(formatAsOf(pages.asOf))}>
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
            <span>{[problem.message, problem.refusal].filter(Boolean).join(' ')}</span>
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

interface NewNotesNoticeProps {
  count: number;
  /** Id of the newest note. */
  newest: number;
  /** When the newest note was written, in epoch milliseconds. */
  at: number;
  onRead: () => void;
}

/** Notice that colleagues added notes, with a button that shows them: prevents writing the same note twice. */
function NewNotesNotice({ count, newest, at, onRead }: NewNotesNoticeProps) {
  const read = () => {
    const note = document.getElementById(`note-${newest}`);
    note?.scrollIntoView({ block: 'center' });
    note?.focus({ preventScroll: true });
    onRead();
  };
  return (
    <div className={composerStyles.notice} role="status">
      <span>
        {count === 1
          ? notesTexts.colleagueAdded(formatTime(at))
          : notesTexts.colleagueAddedMore(formatNumber(count), formatTime(at))}
      </span>
      <Button variant="quiet" onClick={read}>
        {notesTexts.readIt}
      </Button>
    </div>
  );
}

/** Returns notes that colleagues added since the record was opened, or since the last call of `look`. */
function useNewNotes(notes: readonly Note[], isWhole: boolean, isOthers: (id: number) => boolean) {
  const [seen, setSeen] = useState<number | null>(null);
  const latest = Math.max(0, ...notes.map(({ id }) => id));
  if (seen === null && isWhole) setSeen(latest);
  const others = seen === null ? [] : notes.filter(({ id }) => id > seen && isOthers(id));
  return { others, newest: others.at(-1) ?? null, look: () => setSeen(latest) };
}

/** Retention of the server's outbox, which knows the authors. */
const JOURNAL_DAYS = 30;

/**
 * Returns lookups by note id. `authorOf`: a note sent through Intake Desk has a name, any other recent note a label, a
 * note older than the outbox null. `isOthers`: true once it is known that another person wrote the note.
 * @param confirmedCount number of notes that this browser sent: each may be the first that the server's outbox knows of
 */
function useNoteAuthors(
  parent: NoteParent,
  notes: readonly Note[],
  isWhole: boolean,
  now: number,
  confirmedCount: number,
) {
  const oldest = now - JOURNAL_DAYS * 86_400_000;
  const recent = notes.filter(({ created_at: at }) => Date.parse(at) > oldest).slice(-MAX_NOTE_AUTHORS);
  const ids = recent.map(({ id }) => id).join();
  const { data } = useQuery({
    queryKey: ['note-authors', parentName(parent), ids, confirmedCount],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ [parent.kind]: parent.id, ids });
      const answer = await callDesk('GET /api/desk/notes/authors', { query, signal });
      return {
        ids: new Set(ids.split(',').map(Number)),
        authors: new Map(answer.data.map((one) => [one.note, one])),
      };
    },
    enabled: isWhole && ids !== '',
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  return {
    authorOf: (id: number): string | null =>
      data?.authors.get(id)?.name ?? (data?.ids.has(id) === true ? notesTexts.viaClio : null),
    isOthers: (id: number): boolean => data?.ids.has(id) === true && data.authors.get(id)?.isMine !== true,
  };
}
