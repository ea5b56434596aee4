import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent as ReactFocusEvent,
  type KeyboardEvent,
  type RefObject,
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

interface ListKeyContext {
  /** Called for any user activity in the list. */
  touch: () => void;
  /** The row that a key starts from. */
  cursor: number;
  count: number;
  /** Number of visible rows. */
  page: number;
  goTo: (row: number) => void;
}

/** Handles arrows, Page Up and Down, Home and End inside a list; Ctrl with Home or End leaves it on either side. */
export function handleListKey(
  event: KeyboardEvent<HTMLElement>,
  { touch, cursor, count, page, goTo }: ListKeyContext,
): void {
  if (event.metaKey || event.altKey) return;
  touch();
  if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) {
    event.preventDefault();
    focusOutsideList(event.currentTarget, event.key === 'Home' ? 'before' : 'after');
  }
  if (event.ctrlKey) return;
  const target = targetRowOfKey(event.key, { cursor, count, page });
  if (target === null) return;
  event.preventDefault();
  goTo(target);
}

const STOPS = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Moves focus out of a long list, to the next tab stop before or after it.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/feed/ Ctrl+Home and Ctrl+End
 */
function focusOutsideList(list: Element, way: 'before' | 'after'): void {
  const side = way === 'after' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) =>
      (list.compareDocumentPosition(stop) & side) !== 0 &&
      !list.contains(stop) &&
      stop.tabIndex >= 0 &&
      !stop.matches(':disabled') &&
      stop.checkVisibility(),
  );
  stops.at(way === 'after' ? 0 : -1)?.focus();
}

interface CursorState {
  /** The row of the cursor. */
  cursor: number;
  /** Number of loaded rows. */
  count: number;
  /** Number of visible rows. */
  page: number;
}

/** Returns the row that a key leads to, which may be past the last loaded one; null for other keys. */
export function targetRowOfKey(key: string, { cursor, count, page }: CursorState): number | null {
  // One row of the previous page stays visible.
  const step = Math.max(1, page - 1);
  switch (key) {
    case 'ArrowDown':
      return cursor + 1;
    case 'ArrowUp':
      return Math.max(0, cursor - 1);
    case 'PageDown':
      return cursor + step;
    case 'PageUp':
      return Math.max(0, cursor - step);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
