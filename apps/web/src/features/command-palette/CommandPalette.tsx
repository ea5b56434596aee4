import { Search } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { shortcutKeyOf } from '#src/platform/commands/shortcut.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import { paletteTexts } from '#src/texts/shell/palette.ts';
import styles from './CommandPalette.module.css';
import type { PaletteEntry } from './palette-entry.ts';
import { PaletteList } from './PaletteList.tsx';
import { usePalette } from './use-palette.ts';

interface CommandPaletteProps {
  /** Returns the input buffered while the palette was loading and ends the buffering. */
  takeTyped: () => { text: string; isEntered: boolean };
  searches: boolean;
  openPage: (to: string) => void;
  openRecord: (kind: RecordKind, id: string, isForNote: boolean) => void;
  onClose: () => void;
}

const LISTBOX = 'palette-list';

/** Command palette: one search box for commands, destinations and records. */
export function CommandPalette({ takeTyped, searches, openPage, openRecord, onClose }: CommandPaletteProps) {
  const [typed] = useState(takeTyped);
  const dialog = useRef<HTMLDialogElement>(null);
  const palette = usePalette({ typed: typed.text, isEntered: typed.isEntered, searches });
  const { entries, active, words, due, settle } = palette;
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  const open = ({ target }: PaletteEntry) => {
    if ('words' in target) return palette.type(target.words);
    // Close first: this restores focus, which the command may depend on.
    dialog.current?.close();
    if ('command' in target) target.command.run();
    else if ('to' in target) openPage(target.to);
    else openRecord(target.kind, target.id, palette.isForNote);
  };
  useEffect(() => {
    if (due === null || due === undefined) return;
    settle();
    open(due);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const isToggle = shortcutKeyOf(event).toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    // Closes synchronously instead of waiting for the browser: the next key press must not reach an open palette.
    if (isToggle || event.key === 'Escape') dialog.current?.close();
    else if (event.key === 'ArrowDown') palette.choose(active + 1);
    else if (event.key === 'ArrowUp') palette.choose(active - 1);
    else if (event.key === 'Enter') palette.enter();
    else return;
    event.preventDefault();
  };
  const current = entries[active];
  const status = palette.problem
    ? palette.problem.message
    : palette.isAnswered
      ? formatNoResults(entries.length, words)
      : palette.isWaiting
        ? paletteTexts.waiting
        : paletteTexts.looking;

  return (
    <dialog ref={dialog} className={styles.palette} aria-label={paletteTexts.name} closedby="any" onClose={onClose}>
      <div className={styles.box}>
        <Search aria-hidden />
        <input
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls={LISTBOX}
          aria-autocomplete="list"
          aria-activedescendant={current && `palette-${active}`}
          aria-label={paletteTexts.label(searches)}
          placeholder={paletteTexts.label(searches)}
          value={palette.text}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          onChange={(event) => palette.type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
          <span>{paletteTexts.close}</span> <Kbd>Esc</Kbd>
        </button>
      </div>
      <PaletteList
        id={LISTBOX}
        entries={entries}
        active={active}
        onPoint={(index) => palette.choose(index)}
        onOpen={open}
      />
      <p className={styles.status} role="status" data-urgent={palette.problem !== null}>
        {status || countWords(entries.length, words)}
      </p>
    </dialog>
  );
}

function formatNoResults(count: number, words: string): string {
  if (words === '' || count > 0) return '';
  return words.length === 1 ? paletteTexts.tooShort : paletteTexts.nothing(words);
}

function countWords(count: number, words: string): string {
  return words === '' ? '' : paletteTexts.count(count, formatNumber(count));
}
