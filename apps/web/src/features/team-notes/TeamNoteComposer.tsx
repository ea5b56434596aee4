import { MAX_TEAM_NOTE_LENGTH, MAX_TEAM_NOTE_MENTIONS } from '@intake-desk/desk-api/limits';
import type { Colleague } from '@intake-desk/desk-api/triage';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useQueueState, useSaveState } from '#src/platform/outgoing/use-outgoing.ts';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { mentionAtCaret, mentionedIn, suggestColleagues, type MentionQuery } from './mentions.ts';
import styles from './TeamNoteComposer.module.css';
import { createOutgoingTeamNote, teamNotesOf, type TeamNoteQueue } from './outgoing-team-note.ts';
import menuStyles from './MentionMenu.module.css';

interface TeamNoteComposerProps {
  lead: number;
  queue: TeamNoteQueue;
  /** Colleagues who can be mentioned. */
  colleagues: readonly Colleague[];
  textRef: RefObject<HTMLTextAreaElement | null>;
  onWriting: (isWriting: boolean) => void;
  /** Called when the menu opens: the list of colleagues may be outdated. */
  onNaming: () => void;
}

/** Form for a team note. The draft is saved from the first key press; `@` mentions a colleague. */
export function TeamNoteComposer({ lead, queue, colleagues, textRef, onWriting, onNaming }: TeamNoteComposerProps) {
  const record = teamNotesOf(lead);
  const { text } = useQueueState(queue, record);
  const { kept, isSaving } = useSaveState(queue, record);
  const [naming, setNaming] = useState<MentionQuery | null>(null);
  const [active, setActive] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isWriting = useRef(false);
  const [menu, hint] = [useId(), useId()];
  const options = naming === null ? [] : suggestColleagues(naming.typed, colleagues);

  const caret = useRef<number>(null);
  // As soon as the field has its new text: what is typed next goes there.
  useLayoutEffect(() => {
    if (caret.current === null) return;
    textRef.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const look = (field: HTMLTextAreaElement) => {
    const next =
      field.selectionStart === field.selectionEnd
        ? mentionAtCaret(field.value, field.selectionStart, colleagues)
        : null;
    setNaming(next);
    if (next !== null && naming === null) onNaming();
    if (next?.typed !== naming?.typed) setActive(0);
  };
  const write = (now: boolean) => {
    if (isWriting.current === now) return;
    isWriting.current = now;
    onWriting(now);
  };
  const choose = ({ name }: Colleague) => {
    if (naming === null) return;
    const end = naming.start + 1 + naming.typed.length;
    const [before, after] = [text.slice(0, naming.start), text.slice(end)];
    const named = `@${name}${/^\s/.test(after) ? '' : ' '}`;
    queue.update(record, { text: before + named + after });
    setNaming(null);
    caret.current = before.length + named.length;
  };
  const send = () => {
    if (text.trim() === '') return setRefusal(teamNotesTexts.empty);
    if (text.trim().length > MAX_TEAM_NOTE_LENGTH)
      return setRefusal(teamNotesTexts.tooLong(formatNumber(MAX_TEAM_NOTE_LENGTH)));
    const mentioned = mentionedIn(text, colleagues).map(({ id }) => id);
    if (mentioned.length > MAX_TEAM_NOTE_MENTIONS)
      return setRefusal(teamNotesTexts.tooManyMentions(formatNumber(MAX_TEAM_NOTE_MENTIONS)));
    setNaming(null);
    setRefusal(null);
    write(false);
    queue.send(record, [createOutgoingTeamNote(text.trim(), mentioned)]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const chosen = options[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) send();
    } else if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      choose(chosen);
    } else if (chosen !== undefined && step !== undefined) {
      event.preventDefault();
      setActive((active + step + options.length) % options.length);
    } else if (event.key === 'Escape') {
      // Closes the menu first, then leaves the field. The draft stays, and the record stays open.
      event.preventDefault();
      event.stopPropagation();
      if (naming !== null) setNaming(null);
      else event.currentTarget.blur();
    }
  };

  return (
    <form
      className={styles.composer}
      aria-label={teamNotesTexts.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={textRef}
        aria-label={teamNotesTexts.label}
        aria-describedby={hint}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-autocomplete="list"
        aria-controls={options.length > 0 ? menu : undefined}
        aria-activedescendant={options.length > 0 ? optionId(menu, active) : undefined}
        placeholder={teamNotesTexts.placeholder}
        rows={4}
        value={text}
        onChange={(event) => {
          setRefusal(null);
          queue.update(record, { text: event.target.value });
          write(event.target.value !== '');
          look(event.target);
        }}
        onSelect={(event) => look(event.currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setNaming(null);
          write(false);
        }}
      />
      {naming !== null && (options.length > 0 || !/\s/.test(naming.typed)) && (
        <MentionMenu id={menu} colleagues={options} active={active} onChoose={choose} />
      )}
      <span role="status" className="visually-hidden">
        {naming !== null && options.length > 0 && teamNotesTexts.mentionCount(options.length)}
      </span>
      {/* Prevents blur of the text: closing the menu would move the button while it is pressed. */}
      <div className={styles.foot} onPointerDown={(event) => event.preventDefault()}>
        <span role="status" className={styles.refusal}>
          {refusal}
        </span>
        <span id={hint} hidden={refusal !== null} aria-busy={isSaving || undefined}>
          {text !== '' && teamNotesTexts.kept[kept]}
        </span>
        <Button type="submit" shortcut={teamNotesTexts.addKeys}>
          <span>{teamNotesTexts.add}</span>
          <span className="visually-hidden">{teamNotesTexts.addWhere}</span>
        </Button>
      </div>
    </form>
  );
}

interface MentionMenuProps {
  id: string;
  colleagues: readonly Colleague[];
  /** Index of the option that Enter selects. */
  active: number;
  onChoose: (colleague: Colleague) => void;
}

/** Menu of colleagues to mention. Focus stays in the text, which handles the keys. */
function MentionMenu({ id, colleagues, active, onChoose }: MentionMenuProps) {
  if (colleagues.length === 0) return <p className={menuStyles.none}>{teamNotesTexts.noColleague}</p>;
  return (
    <ul className={menuStyles.menu} role="listbox" id={id} aria-label={teamNotesTexts.mention}>
      {colleagues.map((colleague, at) => (
        <li
          key={colleague.id}
          id={optionId(id, at)}
          role="option"
          aria-selected={at === active}
          // Prevents the press from moving focus out of the text.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(colleague)}
        >
          {colleague.name}
        </li>
      ))}
    </ul>
  );
}

/** Returns the id of an option, for `aria-activedescendant`. */
function optionId(menu: string, at: number): string {
  return `${menu}-${at}`;
}
