import type { Clock } from '../../clock.ts';
import type { ReadStateStore } from '../team/read-state.ts';
import type { Triage } from '../triage/create-triage.ts';
import type { TriageContext } from './filter-entries.ts';
import type { ListFilters } from './list-query.ts';

export interface TriageContextDeps {
  triage: Triage;
  reads: ReadStateStore;
  clock: Clock;
}

const MINUTE = 60_000;

/**
 * What only this desk can tell of the leads of a list, for one person.
 * @returns undefined for a list that does not ask for it; `revision` is another whenever the facts may be
 */
export async function triageContext(
  { triage: view, team, wantsFacets = false, kind, state }: ListFilters & { wantsFacets?: boolean },
  { firm, person }: { firm: string; person: string },
  { triage, reads, clock }: TriageContextDeps,
): Promise<(TriageContext & { revision: string }) | undefined> {
  if (kind !== 'lead' || state !== 'untriaged' || (view === null && team.size === 0)) return undefined;
  const standing = await triage.snapshot(firm);
  // Leads grow older while nothing happens, but by whole minutes: within one the answer is the same, and so is its tag.
  const minute = Math.floor(clock.now() / MINUTE);
  const isAged = wantsFacets || team.has('older');
  const read = wantsFacets || team.has('unread') ? await reads.of(firm, person) : null;
  const leadsRead = new Set(read?.leads);
  return {
    now: minute * MINUTE,
    revision: `${standing.revision()} ${isAged ? minute : ''} ${read?.revision ?? ''}`,
    touched: () => standing.touched(),
    isIn: (lead) => view === null || standing.isIn(view, lead, person),
    ownerOf(lead) {
      const owner = standing.ownerOf(lead);
      return owner === person ? 'me' : owner;
    },
    verdictOf: (lead) => standing.verdictOf(lead),
    isRead: (lead) => leadsRead.has(lead),
    wakesAt: (lead) => standing.wakesAt(lead) ?? 0,
  };
}
