import type { NoteTemplate } from '@intake-desk/desk-api/note-template';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { revertIfTyped } from '#src/platform/commands/typed-text.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { RecipientPicker } from './RecipientPicker.tsx';
import { useTemplateMenu, type SlashWord } from './use-template-menu.ts';
import { limitsOf } from './note-limits.ts';
import styles from './NoteComposer.module.css';
import {
  fillPlaceholders,
  nextPlaceholder,
  placeholderValues,
  type TemplateContext,
} from '#src/platform/notes/note-templates.ts';
import { parentName, type NoteParent } from '#src/features/notes/store/note-parent.ts';
import { useComposer, useNoteQueue, useNotesContext } from '#src/features/notes/store/NotesContext.ts';
import { TemplateMenu } from './TemplateMenu.tsx';
import { useSendNote } from './use-send-note.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { useSaveState } from '#src/platform/outgoing/use-outgoing.ts';

interface NoteComposerProps {
  parent: NoteParent;
  facts: TemplateContext;
  bodyRef: RefObject<HTMLTextAreaElement | null>;
  newestOfOthers: number | null;
  onToldOfOthers: () => void;
  /** Shown above the buttons: colleagues have written in the meantime. */
  notice: ReactNode;
}

/** Form for a new note. The draft is saved from the first key press and survives reload, crash and session end. */
export function NoteComposer({ parent, facts, bodyRef, notice, ...others }: NoteComposerProps) {
  const { queue, me, searches } = useNotesContext();
  const { subject, body, also } = useComposer(parent);
  const record = parentName(parent);
  const hints = useId();
  const menuId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [isSearching, setIsSearching] = useState(false);
  const alsoField = useRef<HTMLInputElement>(null);
  const selection = useRef<[start: number, end: number]>(null);
  // Runs after the field has its new text.
  useLayoutEffect(() => {
    if (selection.current === null || bodyRef.current === null) return;
    bodyRef.current.focus();
    bodyRef.current.setSelectionRange(...selection.current);
    selection.current = null;
  });
  const select = (start: number, end: number) => {
    bodyRef.current?.focus();
    bodyRef.current?.setSelectionRange(start, end);
  };
  const { send, refusal, forgetRefusal, footer, sent, suggested } = useSendNote({ parent, select, ...others });
  const limits = limitsOf(subject, sent);

  const type = (typed: { subject?: string; body?: string }) => {
    forgetRefusal();
    queue.update(record, typed);
  };
  const use = (template: NoteTemplate, { at, letters }: SlashWord) => {
    const values = placeholderValues(facts, me, serverNow());
    const text = fillPlaceholders(template.text, values);
    const end = at + text.length;
    const open = nextPlaceholder(text, 0);
    selection.current = open === null ? [end, end] : [at + open.start, at + open.end];
    type({
      subject: subject.trim() === '' ? fillPlaceholders(template.subject, values) : subject,
      body: body.slice(0, at) + text + body.slice(at + 1 + letters.length),
    });
    setCaret(null);
  };
  const menu = useTemplateMenu({ body, caret, choose: use });
  const askForTemplate = () => {
    const text = body === '' || /\s$/.test(body) ? `${body}/` : `${body}\n/`;
    selection.current = [text.length, text.length];
    type({ body: text });
    setCaret(text.length);
  };
  const mayAct = () => subject === '' && body === '' && queue.held(record) !== null;
  const undoHeld = () => {
    const held = queue.held(record);
    if (held !== null) queue.undo(record, held);
  };
  useCommands({
    'notes.add': () => bodyRef.current?.focus(),
    'notes.template': () => {
      askForTemplate();
      revertIfTyped(() => type({ body }));
    },
    // In another field the shortcut belongs to that field's own undo.
    'history.undo': { isAvailable: () => mayAct() && !isOtherField(bodyRef.current), run: undoHeld },
    'triage.undo': { isAvailable: mayAct, run: undoHeld },
    'notes.send-now': {
      isAvailable: mayAct,
      run: () => {
        const held = queue.held(record);
        if (held !== null) queue.sendNow(record, held);
      },
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target } = event;
    const isForAll = event.ctrlKey || event.metaKey;
    if (target === bodyRef.current && menu.onKeyDown(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (key === 'Enter' && isForAll) {
      if (event.shiftKey && mayAct()) return;
      event.preventDefault();
      if (event.repeat) return;
      send(event.shiftKey);
    } else if (key === 'Enter' && target instanceof HTMLInputElement) {
      // A note can be undone only for a short time, so plain Enter moves to the text instead of sending.
      event.preventDefault();
      bodyRef.current?.focus();
    } else if (key === 'Tab' && !event.shiftKey && target === bodyRef.current) {
      const open = nextPlaceholder(body, bodyRef.current.selectionEnd);
      if (open === null) return;
      event.preventDefault();
      select(open.start, open.end);
    } else if (key === 'Escape' && target instanceof HTMLElement) {
      // Blurs the field without changing the draft; a second Escape may close the record.
      event.preventDefault();
      event.stopPropagation();
      target.blur();
    }
  };
  const followCaret = () => {
    const field = bodyRef.current;
    setCaret(field !== null && field.selectionStart === field.selectionEnd ? field.selectionStart : null);
  };

  return (
    <form
      className={styles.composer}
      aria-label={notesTexts.newNote}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
        bodyRef.current?.focus();
      }}
    >
      <input
        aria-label={notesTexts.subject}
        aria-describedby={hints}
        aria-invalid={limits.some(({ field, over }) => field === notesTexts.subject && over)}
        placeholder={suggested || notesTexts.subjectHint}
        value={subject}
        autoComplete="off"
        onChange={(event) => type({ subject: event.target.value })}
      />
      <div className={styles.text}>
        <textarea
          ref={bodyRef}
          aria-label={notesTexts.note}
          aria-describedby={hints}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          aria-invalid={limits.some(({ field, over }) => field === notesTexts.note && over)}
          aria-autocomplete="list"
          aria-controls={menu.isOpen ? menuId : undefined}
          aria-activedescendant={menu.isOpen && menu.matches.length > 0 ? `${menuId}-${menu.active}` : undefined}
          placeholder={notesTexts.noteHint}
          rows={4}
          value={body}
          onChange={(event) => {
            type({ body: event.target.value });
            followCaret();
          }}
          onSelect={followCaret}
          onBlur={() => setCaret(null)}
        />
        <span className="visually-hidden" role="status">
          {menu.status}
        </span>
        {menu.isOpen && (
          <TemplateMenu
            id={menuId}
            matches={menu.matches}
            active={menu.active}
            status={menu.status}
            onPoint={menu.point}
            onTake={menu.take}
          />
        )}
      </div>
      <RecipientPicker
        parent={parent}
        also={also}
        isSearching={isSearching}
        onChange={(next) => queue.update(record, { also: next })}
        onDone={() => {
          setIsSearching(false);
          bodyRef.current?.focus();
        }}
        fieldRef={alsoField}
      />
      {notice}
      <ComposerHints id={hints} parent={parent} limits={limits} footer={footer} refusal={refusal} />
      <div className={styles.foot}>
        <Button variant="quiet" onClick={askForTemplate} command="notes.template">
          {notesTexts.template}
        </Button>
        {searches && (
          <Button
            variant="quiet"
            aria-expanded={isSearching}
            onClick={() => {
              setIsSearching(true);
              alsoField.current?.focus();
            }}
          >
            {notesTexts.alsoTo}
          </Button>
        )}
        <span className={styles.count}>{also.length > 0 && notesTexts.alsoCount(formatNumber(also.length + 1))}</span>
        <Button type="submit" shortcut="Ctrl Enter">
          <span>{notesTexts.add}</span>
          <span className="visually-hidden">{notesTexts.addWhere(parent.kind)}</span>
        </Button>
      </div>
    </form>
  );
}

/** True when focus is in another text field. */
function isOtherField(own: HTMLElement | null): boolean {
  const { activeElement } = document;
  return activeElement !== own && activeElement?.matches('input, textarea, select, [contenteditable]') === true;
}

interface ComposerHintsProps {
  id: string;
  parent: NoteParent;
  limits: ReturnType<typeof limitsOf>;
  footer: string | undefined;
  /** Why the note was not sent; null when nothing was refused. */
  refusal: string | null;
}

/** Line below the note: length against Clio's limits, otherwise the draft's save state; also the signature. */
function ComposerHints({ id, parent, limits, footer, refusal }: ComposerHintsProps) {
  const { subject, body } = useComposer(parent);
  const { kept } = useSaveState(useNoteQueue(), parentName(parent));
  return (
    <div className={styles.hints}>
      <span role="status" className={styles.over}>
        {refusal}
      </span>
      {refusal === null && (
        <span id={id}>
          {limits.length > 0 ? (
            limits.map(({ field, words, over }) => (
              <span key={field} className={over ? styles.over : undefined}>
                {notesTexts.limit(field, words)}
              </span>
            ))
          ) : (
            <span>{(subject || body) && notesTexts.kept[kept]}</span>
          )}
          {body !== '' && footer !== undefined && <span>{` · ${notesTexts.signedAs(footer)}`}</span>}
        </span>
      )}
    </div>
  );
}
