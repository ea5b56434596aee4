import {
  useEffect,
  useLayoutEffect,
  useRef,
  type RefObject,
  useState,
  type FocusEvent as ReactFocusEvent,
} from 'react';

/**
 * Gives focus to rows, which may have to be drawn first.
 * @returns focuses the row of a record, now or as soon as it is there: by its id, since rows above it may leave meanwhile
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
  // A row that is still to be drawn must not take focus from where a person has put it meanwhile.
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

/** A pointer that lies still for so long means the row it lies on, in milliseconds: one that passes, or under which rows pass, none. */
const HOVER_DELAY_MS = 80;

/** Which row shows what can be done with it: the one a mouse rests on, and the one that holds focus. */
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
    /** @param id of the row that a mouse moves over; null: it moves over none, or rows move under it */
    rest,
    onFocus: () => setHasFocus(true),
    onBlur: ({ currentTarget, relatedTarget }: ReactFocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setHasFocus(false);
    },
  };
}
