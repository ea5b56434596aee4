import { useLocation } from 'react-router';
import { FROM_RECORD } from './use-takes-focus.ts';

/** Rides on the step to a record that somebody makes to write a note there. */
export const FOR_NOTE = { ...FROM_RECORD, isForNote: true } as const;

/** Whether the person came to write: by the palette's *Add a note*, or by a click in Clio's menu. */
export function useIsForNote(): boolean {
  const state = useLocation().state as { isForNote?: boolean } | null;
  return state?.isForNote === true;
}
