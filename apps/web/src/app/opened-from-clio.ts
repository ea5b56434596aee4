import { useLocation } from 'react-router';
import { FROM_RECORD } from './use-takes-focus.ts';

/** Rides on the step from the landing to the matter: Clio has confirmed the click. */
export const OPENED_FROM_CLIO = { ...FROM_RECORD, fromClio: true } as const;

/** Whether this page was reached by a click that Clio confirmed. */
export function useOpenedFromClio(): boolean {
  return (useLocation().state as { fromClio?: boolean } | null)?.fromClio === true;
}
