import type { OperationId } from '@intake-desk/grow-api/operations';
import { GrowApiError } from '../behavior/grow-api-error.ts';

const MAX_IDS = 50;

/**
 * Parses the `ids[]` of the list of custom actions and removes it from the query. Unlike elsewhere it may be empty, and
 * then matches nothing.
 * @throws GrowApiError 400 for an invalid id, 422 for too many: the only known cause for the 422 that this list
 *   documents
 * @see Grow OpenAPI, listCustomActions: `ids[]` inline, `maxItems: 50` without `minItems`
 */
export function customActionIds(operation: OperationId, query: URLSearchParams): { 'ids[]'?: string[] } {
  if (operation !== 'listCustomActions' || !query.has('ids[]')) return {};
  const ids = query.getAll('ids[]').filter((text) => text !== '');
  query.delete('ids[]');
  if (ids.some((text) => !/^\d{1,19}$/.test(text))) throw new GrowApiError(400, 'ids[] must hold integers.');
  if (ids.length > MAX_IDS) throw new GrowApiError(422, `ids[] takes at most ${MAX_IDS} ids.`);
  return { 'ids[]': ids };
}
