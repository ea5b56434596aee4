import type { ListedLeadState } from '@intake-desk/grow-api/inbox-lead';

/** Returns the key under which the last position in a list of leads is stored. */
export function leadListKey(state: ListedLeadState, query: string, search: string): string {
  return `leads ${state} ${query} ${search}`;
}
