import {
  useEffect,
  useLayoutEffect,
  useRef,
  type RefObject,
  useState,
  type FocusEvent as ReactFocusEvent,
} from 'react';

/**
 * Focuses rows, which may have to be rendered first.
 * @returns focuses the row of a record, now or once it is rendered; by its id, since rows above it may be removed
 * meanwhile
 */
export function useRowFocus(scroller: RefObject<HTMLElement | null>): (id: number) => void {
  const wanted = useRef<number | null>(null);
  const focusNow = () => {
    const link = scroller.current?.querySelector<HTMLElement>(`a[data-record="${wanted.current}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    if (wanted.current !== null) focusNow();
  });
  // A row that is rendered late must not take focus from where the user has moved it meanwhile.
  useEffect(() => {
    const giveUp = (event: FocusEvent) => {
      if (!scroller.current?.contains(event.target as Node)) wanted.current = null;
    };
    document.addEventListener('focusin', giveUp);
    return () => document.removeEventListener('focusin', giveUp);
  }, [scroller]);
  return (id) => {
    wanted.current = id;
    focusNow();
  };
}

/**
 * Milliseconds that a pointer must rest on a row to activate it. A passing pointer, or rows passing under it, activate
 * none.
 */
const HOVER_DELAY_MS = 80;

/** Tracks which row shows its actions: the one that the mouse rests on, or the one with focus. */
export function useActiveRow() {
  const [rested, setRested] = useState<number | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rest = (id: number | null) => {
    clearTimeout(timer.current);
    if (id === null) setRested(null);
    else timer.current = setTimeout(() => setRested(id), HOVER_DELAY_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    rested,
    hasFocus,
    /** @param id of the row under the mouse; null if there is none, or if rows move under it */
    rest,
    onFocus: () => setHasFocus(true),
    onBlur: ({ currentTarget, relatedTarget }: ReactFocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setHasFocus(false);
    },
  };
}
