import { useEffect, useRef, useState, type FocusEvent } from 'react';

/** A pointer that lies still for so long means the row it lies on, in milliseconds: one that passes, or under which rows pass, none. */
const RESTS_MS = 80;

/** Which row shows what can be done with it: the one a mouse rests on, and the one that holds focus. */
export function useActiveRow() {
  const [rested, setRested] = useState<number | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rest = (id: number | null) => {
    clearTimeout(timer.current);
    if (id === null) setRested(null);
    else timer.current = setTimeout(() => setRested(id), RESTS_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    rested,
    hasFocus,
    /** @param id of the row that a mouse moves over; null: it moves over none, or rows move under it */
    rest,
    onFocus: () => setHasFocus(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setHasFocus(false);
    },
  };
}
