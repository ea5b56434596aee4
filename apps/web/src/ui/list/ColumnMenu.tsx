import { useEffect, useId, useRef, useState } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './ColumnMenu.module.css';

export interface ColumnMenuState {
  /** All columns that can be selected; the first column of a table is always shown and not included. */
  columns: readonly { id: string; label: string; isOn: boolean }[];
  /** True if the columns differ from the default. */
  isCustomized: boolean;
  onChoose: (id: string, isOn: boolean) => void;
  onReset: () => void;
}

/** Menu of checkboxes that selects the columns of a table. */
export function ColumnMenu({ columns, isCustomized, onChoose, onReset }: ColumnMenuState) {
  const [isOpen, setIsOpen] = useState(false);
  const panel = useId();
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const isLast = columns.filter(({ isOn }) => isOn).length === 1;
  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setIsOpen(false);
    };
    const over = new AbortController();
    for (const way of ['pointerdown', 'focusin']) document.addEventListener(way, leave, { signal: over.signal });
    return () => over.abort();
  }, [isOpen]);
  return (
    <div
      className={styles.menu}
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setIsOpen(false);
        opener.current?.focus();
      }}
    >
      <button
        type="button"
        className={styles.opener}
        ref={opener}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setIsOpen(!isOpen)}
      >
        {listsTexts.columns}
      </button>
      <fieldset id={panel} className={styles.panel} hidden={!isOpen}>
        <legend className="visually-hidden">{listsTexts.columns}</legend>
        {columns.map(({ id, label, isOn }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={isOn}
              // A table needs another column besides the name.
              disabled={isOn && isLast}
              onChange={(event) => onChoose(id, event.target.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
        <Button variant="quiet" onClick={onReset} disabled={!isCustomized}>
          {listsTexts.defaultColumns}
        </Button>
      </fieldset>
    </div>
  );
}
