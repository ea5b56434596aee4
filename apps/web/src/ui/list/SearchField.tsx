import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  /** The search that is on now. */
  value: string;
  /** Called when typing pauses, at once for Enter and for clearing. */
  onSearch: (value: string) => void;
  inputRef: React.RefObject<HTMLInputElement | null>;
  /** What else may be typed, for those who hear it. */
  help?: string | undefined;
  /** Takes out of what is typed what is no word to search with. @returns what stays in the field */
  take?: ((text: string, isDone: boolean) => string) | undefined;
  /** The words to search with. */
  wordsOf?: ((text: string) => string) | undefined;
  /** How long typing must pause, in milliseconds: nothing where an answer costs nothing. */
  settleMs: number;
}

/** One box to search with. Typing is never interrupted by answers that come late. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onSearch, inputRef, settleMs, help, take, wordsOf } = props;
  const helpId = useId();
  const keys = useCommandKeys('list.search');
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  /** Searches sent that have not come back as `value` yet. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ text, value });
  if (shown !== value) {
    setShown(value);
    const own = sent.indexOf(value);
    // What was sent from here comes back late: letters typed since then are newer.
    if (own >= 0) setSent(sent.slice(own + 1));
    else {
      // The address changed by another way than typing (Back, a link): follow it.
      setSent([]);
      if ((wordsOf?.(text) ?? text).trim() !== value) setText(value);
    }
  }
  useEffect(() => {
    latest.current = { text, value };
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string) => {
    // The field follows the address since then: what was typed before is given up.
    if (latest.current.text !== next) return;
    const words = (wordsOf?.(next) ?? next).trim();
    setSent((pending) => ((pending.at(-1) ?? latest.current.value) === words ? pending : [...pending, words]));
    onSearch(words);
  };

  const search = (typed: string, after: number, isDone = false) => {
    clearTimeout(timer.current);
    const next = take?.(typed, isDone) ?? typed;
    setText(next);
    // What was taken went to the address together with the words that stay.
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
