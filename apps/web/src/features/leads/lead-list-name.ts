import type { ListedLeadState } from '@intake-desk/grow-api/inbox-lead';

/** Under this name it is remembered where a list of leads was left. */
export function leadListKey(state: ListedLeadState, query: string, search: string): string {
  return `leads ${state} ${query} ${search}`;
}
