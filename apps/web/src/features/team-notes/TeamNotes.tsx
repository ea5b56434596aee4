import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TeamNote } from '@intake-desk/desk-api/team-note';
import type { Colleague } from '@intake-desk/desk-api/triage';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { useConfirmedItems, useQueueState } from '#src/platform/outgoing/use-outgoing.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { shortTime } from '#src/platform/format/timestamps.ts';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { teamNotesOf, type TeamNoteQueue } from './outgoing-team-note.ts';
import { markMentionsSeen, mentionsQuery, teamNotesQuery } from './team-note-queries.ts';
import { TeamNoteComposer } from './TeamNoteComposer.tsx';
import styles from './TeamNotes.module.css';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { describeItem } from '#src/platform/outgoing/outgoing-messages.ts';
import { outgoingToServerTexts } from '#src/texts/outgoing.ts';
import { OutgoingEntry } from '#src/ui/record/OutgoingEntry.tsx';

interface TeamNotesProps {
  lead: number;
  queue: TeamNoteQueue;
  /** All colleagues, including the current user. */
  colleagues: readonly Colleague[];
  /** Id of the current user. */
  me: string;
  onWriting: (isWriting: boolean) => void;
  /** Called when the mention menu opens: the list of colleagues may be outdated. */
  onNaming: () => void;
  /** Copies the notes to a record in Clio; undefined while no record can have them. */
  onCopy?: ((notes: readonly TeamNote[]) => void) | undefined;
  /** The caller's message: the first note. */
  message: ReactNode;
}

/** The team's notes on a lead, newest first, with a composer. Clio has no notes on leads. */
export function TeamNotes({ lead, queue, colleagues, me, onWriting, onNaming, onCopy, message }: TeamNotesProps) {
  const client = useQueryClient();
  const stays = useIsSettled();
  const { data, error, isFetching, refetch } = useQuery({ ...teamNotesQuery(lead), enabled: stays });
  const { data: mentions } = useQuery(mentionsQuery);
  const now = useNow();
  const text = useRef<HTMLTextAreaElement>(null);
  // A note sent from this page is shown from the response until the list contains it.
  const sent = useConfirmedItems(queue, teamNotesOf(lead)).map(({ answer }) => answer);
  const notes = data && [...sent.filter(({ id }) => !data.some((note) => note.id === id)).toReversed(), ...data];
  useCommands({ 'notes.add': () => text.current?.focus() });
  // A mention counts as seen once the notes of its lead are shown.
  const isUnseen =
    stays && !isFetching && notes !== undefined && mentions?.some((one) => one.lead === lead && !one.isSeen) === true;
  useEffect(() => {
    if (!isUnseen || document.visibilityState !== 'visible') return;
    markMentionsSeen(lead).then(
      (seen) => client.setQueryData(mentionsQuery.queryKey, seen),
      // Stays unread until the next attempt.
      () => undefined,
    );
  }, [client, lead, isUnseen]);
  const others = colleagues.filter(({ id }) => id !== me);
  return (
    <Section title={teamNotesTexts.title} basis={teamNotesTexts.basis} info={teamNotesTexts.info}>
      <TeamNoteComposer
        key={lead}
        lead={lead}
        queue={queue}
        colleagues={others}
        textRef={text}
        onWriting={onWriting}
        onNaming={onNaming}
      />
      <div className={styles.list}>
        <OutgoingTeamNotes lead={lead} queue={queue} textRef={text} />
        {error && (
          <p className={styles.words} role="alert">
            <span>{teamNotesTexts.unreadable(asHttpProblem(error).message)}</span>{' '}
            <Button onClick={() => void refetch()} busy={isFetching}>
              {teamNotesTexts.tryAgain}
            </Button>
          </p>
        )}
        {notes === undefined && !error && <p className={styles.words}>{teamNotesTexts.asking}</p>}
        {notes?.map((note) => (
          <article key={note.id} className={styles.note} aria-label={note.by?.name ?? teamNotesTexts.formerUser}>
            <header>
              <h3 translate="no">{note.by?.name ?? teamNotesTexts.formerUser}</h3>
              <Timestamp {...shortTime(note.at, now)} />
            </header>
            <TeamNoteText text={note.text} colleagues={colleagues} me={me} />
          </article>
        ))}
        {message}
      </div>
      {onCopy !== undefined && notes !== undefined && notes.length > 0 && (
        <Button onClick={() => onCopy(notes)}>{teamNotesTexts.copy}</Button>
      )}
    </Section>
  );
}

interface TeamNoteTextProps {
  text: string;
  colleagues: readonly Colleague[];
  /** Id of the current user. */
  me: string;
}

/** The text of a note, with mentions highlighted. */
function TeamNoteText({ text, colleagues, me }: TeamNoteTextProps) {
  const byLength = colleagues.toSorted((one, other) => other.name.length - one.name.length);
  const parts = text.split(/(?=@)/u).map((part) => ({
    part,
    named: byLength.find(({ name }) => part.startsWith(`@${name}`)),
  }));
  return (
    <p translate="no">
      {parts.map(({ part, named }, at) =>
        named === undefined ? (
          <span key={at}>{part}</span>
        ) : (
          <span key={at}>
            <mark data-me={named.id === me}>{`@${named.name}`}</mark>
            <span>{part.slice(named.name.length + 1)}</span>
          </span>
        ),
      )}
    </p>
  );
}

interface OutgoingTeamNotesProps {
  lead: number;
  queue: TeamNoteQueue;
  textRef: RefObject<HTMLTextAreaElement | null>;
}

/** Team notes that are not known to be stored, newest first, and a live region that announces the newest. */
function OutgoingTeamNotes({ lead, queue, textRef }: OutgoingTeamNotesProps) {
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
