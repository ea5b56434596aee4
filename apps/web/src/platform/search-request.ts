import type { ListName } from '@intake-desk/desk-api/event';
import { hasFilters } from './list-filters.ts';
import { PLACES } from './list-places.ts';

/** What says how a list is shown, and not what is in it. */
const MANNERS = ['sort'];

/**
 * What words are looked for under: the filters of the list in whose box they were typed. The inbox as it always is looks through
 * every lead, since whoever calls again may long be decided on; a filter or another part of the leads is meant as it stands.
 * @param query order and filters, as in the address
 * @returns as a query of the search; empty where nothing is filtered
 */
export function searchFilters(list: ListName, query: string): string {
  const given = new URLSearchParams(query);
  for (const name of MANNERS) given.delete(name);
  const isInbox = list === 'untriaged' && [null, 'open'].includes(given.get('triage')) && !hasFilters(given.toString());
  if (isInbox) return '';
  return new URLSearchParams([...new URLSearchParams(PLACES[list].fixed), ...given]).toString();
}
