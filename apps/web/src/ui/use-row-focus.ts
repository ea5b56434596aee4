import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

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
