import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { capsOf, shortcutsConflict, strokeOf } from '#src/platform/commands/shortcut.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import { keySettingsTexts } from '#src/texts/settings/settings.ts';
import styles from './KeyRow.module.css';

/** Longer sequences are too hard to remember. */
const MAX_STROKES = 2;

interface KeyRecorderProps {
  title: string;
  others: readonly KeyedCommand[];
  /** @param shortcut null for none @param taken commands that lose their shortcut to this one */
  onSave: (shortcut: string | null, taken: readonly KeyedCommand[]) => void;
  onCancel: () => void;
}

/** Records one key or a sequence of two, and names the commands that already use it. */
export function KeyRecorder({ title, others, onSave, onCancel }: KeyRecorderProps) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const shortcut = strokes.join(' ');
  const taken =
    shortcut === '' ? [] : others.filter(({ chosen }) => chosen !== undefined && shortcutsConflict(chosen, shortcut));
  const names = taken.map((other) => keySettingsTexts.quoted(other.title)).join(keySettingsTexts.and);

  const onKeyDown = (event: KeyboardEvent) => {
    // Leaves keys pressed on the inner buttons, and Tab, to the browser.
    if (event.target !== event.currentTarget || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onCancel();
    if (event.key === 'Backspace' || event.key === 'Delete') return setStrokes([]);
    if (event.key === 'Enter' && shortcut !== '') return onSave(shortcut, taken);
    const stroke = event.repeat ? null : strokeOf(event);
    if (stroke !== null) setStrokes(strokes.length === MAX_STROKES ? [stroke] : [...strokes, stroke]);
  };

  return (
    <div className={styles.recorder}>
      <div
        className={styles.field}
        role="textbox"
        aria-readonly
        aria-label={keySettingsTexts.newKeyOf(title)}
        aria-describedby="key-recorder-hint"
        tabIndex={0}
        ref={field}
        onKeyDown={onKeyDown}
      >
        {strokes.length === 0 ? (
          <span>{keySettingsTexts.press}</span>
        ) : (
          capsOf(shortcut).map((cap, index) => (
            <Kbd key={index} always>
              {cap}
            </Kbd>
          ))
        )}
      </div>
      <p id="key-recorder-hint" className={styles.hint} role="status" data-taken={taken.length > 0 || undefined}>
        {taken.length > 0 ? keySettingsTexts.taken(names, taken.length === 1) : keySettingsTexts.how}
      </p>
      <div className={styles.line}>
        <Button variant="primary" disabled={shortcut === ''} onClick={() => onSave(shortcut, taken)}>
          {taken.length > 0 ? keySettingsTexts.take : keySettingsTexts.keep}
        </Button>
        <Button onClick={() => onSave(null, [])}>{keySettingsTexts.none}</Button>
        <Button variant="quiet" onClick={onCancel}>
          {keySettingsTexts.cancel}
        </Button>
      </div>
    </div>
  );
}

/** A command as the settings show it. */
export interface KeyedCommand {
  id: string;
  title: string;
  /** The custom or default shortcut; undefined for none. */
  chosen: string | undefined;
  isChanged: boolean;
}
