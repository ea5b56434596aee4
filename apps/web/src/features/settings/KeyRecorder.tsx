import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { capsOf, doClash, strokeOf } from '#src/platform/shortcut.ts';
import { Button } from '#src/ui/Button.tsx';
import { Kbd } from '#src/ui/Kbd.tsx';
import type { KeyedCommand } from './keyed-command.ts';
import styles from './KeyRow.module.css';

/** Longer sequences nobody remembers. */
const MOST_STROKES = 2;

interface KeyRecorderProps {
  title: string;
  others: readonly KeyedCommand[];
  /** @param taken commands that lose their key by it; null: no key at all */
  onSave: (shortcut: string | null, taken: readonly KeyedCommand[]) => void;
  onCancel: () => void;
}

/** Takes one key, or two one after another, and names who has them. */
export function KeyRecorder({ title, others, onSave, onCancel }: KeyRecorderProps) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const shortcut = strokes.join(' ');
  const taken = shortcut === '' ? [] : others.filter(({ chosen }) => chosen !== undefined && doClash(chosen, shortcut));
  const names = taken.map((other) => `“${other.title}”`).join(' and ');

  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons inside keep their keys, and focus may leave.
    if (event.target !== event.currentTarget || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onCancel();
    if (event.key === 'Backspace' || event.key === 'Delete') return setStrokes([]);
    if (event.key === 'Enter' && shortcut !== '') return onSave(shortcut, taken);
    const stroke = event.repeat ? null : strokeOf(event);
    if (stroke !== null) setStrokes(strokes.length === MOST_STROKES ? [stroke] : [...strokes, stroke]);
  };

  return (
    <div className={styles.recorder}>
      <div
        className={styles.field}
        role="textbox"
        aria-readonly
        aria-label={`New key of “${title}”`}
        aria-describedby="key-recorder-hint"
        tabIndex={0}
        ref={field}
        onKeyDown={onKeyDown}
      >
        {strokes.length === 0 ? (
          <span>Press a key, or two one after another</span>
        ) : (
          capsOf(shortcut).map((cap, index) => (
            <Kbd key={index} always>
              {cap}
            </Kbd>
          ))
        )}
      </div>
      <p id="key-recorder-hint" className={styles.hint} role="status" data-taken={taken.length > 0 || undefined}>
        {taken.length > 0
          ? `Taken by ${names}: whoever keeps this key here leaves ${taken.length === 1 ? 'that' : 'those'} without one.`
          : 'Enter keeps it, Backspace begins anew, Esc leaves it as it was.'}
      </p>
      <div className={styles.line}>
        <Button look="primary" disabled={shortcut === ''} onClick={() => onSave(shortcut, taken)}>
          {taken.length > 0 ? 'Take it' : 'Keep it'}
        </Button>
        <Button onClick={() => onSave(null, [])}>No key</Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
