import { useLocation } from 'react-router';
import { FOR_NOTE } from './use-takes-focus.ts';

/** Rides on the step from the landing to the matter: Clio has confirmed the click. */
export const OPENED_FROM_CLIO = { ...FOR_NOTE, fromClio: true } as const;

/** Whether this page was reached by a click that Clio confirmed. */
export function useOpenedFromClio(): boolean {
  return (useLocation().state as { fromClio?: boolean } | null)?.fromClio === true;
}
