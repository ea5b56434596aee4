import { useLocation } from 'react-router';
import { FROM_RECORD } from './use-takes-focus.ts';

/** Rides on the step to a record that somebody makes to write a note there. */
export const FOR_NOTE = { ...FROM_RECORD, isForNote: true } as const;

/**
 * Whether the person came to write: by the palette's *Add a note*, or by a click in Clio's menu.
 * @returns another word for each time they did; null when they did not
 */
export function useNoteWish(): string | null {
  const { state, key } = useLocation() as { state: { isForNote?: boolean } | null; key: string };
  return state?.isForNote === true ? key : null;
}
