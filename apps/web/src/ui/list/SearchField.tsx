import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  /** The current search. */
  value: string;
  /** Called when typing pauses, and immediately on Enter and clear. */
  onSearch: (value: string) => void;
  inputRef: React.RefObject<HTMLInputElement | null>;
  /** Description of the search operators, for screen readers. */
  help?: string | undefined;
  /** Removes search operators from the typed text. @returns the text that stays in the field */
  take?: ((text: string, isDone: boolean) => string) | undefined;
  /** Returns the search terms in the text. */
  wordsOf?: ((text: string) => string) | undefined;
  /** How long typing must pause, in milliseconds; 0 if a search costs no rate limit. */
  settleMs: number;
}

/** Search box. Late responses never overwrite what is being typed. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onSearch, inputRef, settleMs, help, take, wordsOf } = props;
  const helpId = useId();
  const keys = useCommandKeys('list.search');
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  /** Searches that were sent but have not arrived as `value` yet. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ text, value });
  if (shown !== value) {
    setShown(value);
    const own = sent.indexOf(value);
    // A search sent from here arrives late: letters typed since then are newer.
    if (own >= 0) setSent(sent.slice(own + 1));
    else {
      // The address changed other than by typing (Back, a link): follow it.
      setSent([]);
      if ((wordsOf?.(text) ?? text).trim() !== value) setText(value);
    }
  }
  useEffect(() => {
    latest.current = { text, value };
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string) => {
    // The field has followed the address since: the earlier text is obsolete.
    if (latest.current.text !== next) return;
    const words = (wordsOf?.(next) ?? next).trim();
    setSent((pending) => ((pending.at(-1) ?? latest.current.value) === words ? pending : [...pending, words]));
    onSearch(words);
  };

  const search = (typed: string, after: number, isDone = false) => {
    clearTimeout(timer.current);
    const next = take?.(typed, isDone) ?? typed;
    setText(next);
    // The removed operators went to the address together with the remaining terms.
    if (next !== typed) return;
    timer.current = setTimeout(() => send(next), after);
  };

  return (
    <search className={styles.search}>
      <Search aria-hidden />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        aria-keyshortcuts={keys?.spoken}
        aria-describedby={help === undefined ? undefined : helpId}
        placeholder={placeholder}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => search(event.target.value, settleMs)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(text, 0, true);
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (text) search('', 0);
          else event.currentTarget.blur();
        }}
      />
      {help !== undefined && (
        <span id={helpId} className="visually-hidden">
          {help}
        </span>
      )}
      {text ? (
        <button
          type="button"
          className={styles.clear}
          aria-label={listsTexts.clearSearch}
          title={listsTexts.clearSearch}
          onClick={() => search('', 0)}
        >
          <X aria-hidden />
        </button>
      ) : (
        keys && <Kbd>{keys.shown}</Kbd>
      )}
    </search>
  );
}
