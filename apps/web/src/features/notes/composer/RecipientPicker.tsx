import { X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useRecordSearch } from '#src/platform/search/search-records.ts';
import { searchResultRow } from '#src/platform/search/search-result-row.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { HighlightedText } from '#src/ui/primitives/HighlightedText.tsx';
import styles from './RecipientPicker.module.css';
import { type NoteParent, type NoteTarget, parentName } from '#src/features/notes/store/note-parent.ts';

/** Each recipient costs a request from the rate limit that the whole firm shares. */
const MAX_RECIPIENTS = 12;
const SHOWN = 6;

interface RecipientPickerProps {
  parent: NoteParent;
  also: readonly NoteTarget[];
  isSearching: boolean;
  onChange: (also: readonly NoteTarget[]) => void;
  onDone: () => void;
  fieldRef: RefObject<HTMLInputElement | null>;
}

/** Selects the other matters that get the same note: the selected ones, and a search for more. */
export function RecipientPicker({ parent, also, isSearching, onChange, onDone, fieldRef }: RecipientPickerProps) {
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const chips = useRef<HTMLUListElement>(null);
  const found = useRecordSearch('matter', words.trim(), isSearching);
  const taken = new Set([parent, ...also].map(parentName));
  const results = found.items.filter(({ id }) => !taken.has(`matter/${id}`)).slice(0, SHOWN);
  const isFull = also.length >= MAX_RECIPIENTS;
  const current = Math.min(active, Math.max(results.length - 1, 0));

  const type = (text: string) => {
    setWords(text);
    setActive(0);
  };
  const take = (result: (typeof results)[number] | undefined) => {
    if (!result || isFull) return;
    onChange([...also, { kind: 'matter', id: String(result.id), name: result.title }]);
    type('');
    fieldRef.current?.focus();
  };
  const leaveOut = (target: NoteTarget) => {
    onChange(also.filter((other) => other !== target));
    // Removing the chip also removes focus.
    if (isSearching) fieldRef.current?.focus();
    else onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey) return;
    if (key === 'ArrowDown') setActive((current + 1) % Math.max(results.length, 1));
    else if (key === 'ArrowUp') setActive((current - 1 + results.length) % Math.max(results.length, 1));
    else if (key === 'Enter' && words.trim() !== '') take(results[current]);
    else if (key === 'Enter' || key === 'Escape') onDone();
    else if (key === 'Backspace' && words === '' && also.length > 0) onChange(also.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const status = isFull
    ? notesTexts.alsoMost(formatNumber(MAX_RECIPIENTS))
    : found.problem
      ? found.problem.message
      : words.trim().length < 2
        ? ''
        : found.isLoading
          ? notesTexts.alsoLooking
          : results.length === 0
            ? notesTexts.alsoNothing
            : '';

  if (!isSearching && also.length === 0) return null;
  return (
    <div className={styles.also} role="group" aria-label={notesTexts.alsoGroup}>
      <div className={styles.line}>
        {also.length > 0 && (
          <ul ref={chips}>
            {also.map((target) => (
              <li key={parentName(target)}>
                <span translate="no">{target.name}</span>
                <button type="button" aria-label={notesTexts.alsoRemove(target.name)} onClick={() => leaveOut(target)}>
                  <X aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        {isSearching && (
          <>
            <input
              ref={fieldRef}
              role="combobox"
              aria-label={notesTexts.alsoField}
              aria-autocomplete="list"
              aria-expanded={results.length > 0}
              aria-controls={listId}
              aria-activedescendant={results.length > 0 ? `${listId}-${current}` : undefined}
              placeholder={notesTexts.alsoHint}
              autoComplete="off"
              autoFocus
              value={words}
              onChange={(event) => type(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Button variant="quiet" onClick={onDone} shortcut="Esc">
              {notesTexts.alsoClose}
            </Button>
          </>
        )}
      </div>
      {isSearching && (
        <>
          {results.length > 0 && (
            <ul
              id={listId}
              role="listbox"
              aria-label={notesTexts.alsoFound}
              className={styles.found}
              // Prevents a mouse press from moving focus out of the field.
              onMouseDown={(event) => event.preventDefault()}
            >
              {results.map((result, index) => {
                const { title, about } = searchResultRow(result);
                return (
                  <li
                    key={result.id}
                    id={`${listId}-${index}`}
                    role="option"
                    aria-selected={index === current}
                    onPointerMove={() => {
                      if (index !== current) setActive(index);
                    }}
                    onClick={() => take(result)}
                  >
                    <span translate="no">
                      <HighlightedText {...title} />
                    </span>
                    <small>{about}</small>
                  </li>
                );
              })}
            </ul>
          )}
          <p role="status" className={styles.status}>
            {status}
          </p>
        </>
      )}
    </div>
  );
}
