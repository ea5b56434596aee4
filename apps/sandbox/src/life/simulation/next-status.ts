import { STATUSES } from '../../data/random/firm-lists.ts';
import type { SeededRandom } from '../../data/random/chance.ts';
import type { MatterRow } from '../find-record.ts';

/**
 * Returns the next status of a matter: one step further, and after the last step of a part the first of the next part.
 * @param chance decides whether it is declined on the way; without it the matter is always hired
 * @returns null if it is at the end
 */
export function nextStatus({ status, status_category: category }: MatterRow, chance?: SeededRandom): string | null {
  if (category !== 'intake' && category !== 'hired') return null;
  const steps: readonly string[] = STATUSES[category];
  const next = steps[steps.indexOf(status ?? '') + 1];
  if (category === 'intake' && chance?.happens(0.16)) return chance.pick(STATUSES.declined);
  return next ?? (category === 'intake' ? STATUSES.hired[0] : null);
}
