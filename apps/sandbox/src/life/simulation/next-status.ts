import { STATUSES } from '../../data/random/firm-lists.ts';
import type { SeededRandom } from '../../data/random/chance.ts';
import type { MatterRow } from '../find-record.ts';

/**
 * Where a matter goes from where it stands: one step on, and at the end of its part of the pipeline to the next.
 * @param chance of being turned down on the way; without it a matter goes on to be hired
 * @returns null when it stands at the end
 */
export function nextStatus({ status, status_category: category }: MatterRow, chance?: SeededRandom): string | null {
  if (category !== 'intake' && category !== 'hired') return null;
  const steps: readonly string[] = STATUSES[category];
  const next = steps[steps.indexOf(status ?? '') + 1];
  if (category === 'intake' && chance?.happens(0.16)) return chance.pick(STATUSES.declined);
  return next ?? (category === 'intake' ? STATUSES.hired[0] : null);
}
