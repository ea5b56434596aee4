import type { Clock } from '../../clock.ts';
import type { ReadStateStore } from '../team/read-state.ts';
import type { Triage } from '../triage/create-triage.ts';
import type { ServerTriageContext } from './find-page.ts';
import type { ListFilters } from '@intake-desk/desk-api/lists/list-query';

export interface TriageContextDeps {
  triage: Triage;
  reads: ReadStateStore;
  clock: Clock;
}

const MINUTE = 60_000;

/**
 * Builds the triage context of a list request for one person.
 * @returns undefined for a list that does not need it; `revision` changes whenever the facts may have changed
 */
export async function triageContext(
  { triage: view, team, wantsFacets = false, kind, state }: ListFilters & { wantsFacets?: boolean },
  { firm, person }: { firm: string; person: string },
  { triage, reads, clock }: TriageContextDeps,
): Promise<(ServerTriageContext & { revision: string }) | undefined> {
  if (kind !== 'lead' || state !== 'untriaged' || (view === null && team.size === 0)) return undefined;
  const snapshot = await triage.snapshot(firm);
  // Lead ages grow without any event. Rounding to minutes leaves the response and its ETag unchanged within a minute.
  const minute = Math.floor(clock.now() / MINUTE);
  const isAged = wantsFacets || team.has('older');
  const read = wantsFacets || team.has('unread') ? await reads.of(firm, person) : null;
  const leadsRead = new Set(read?.leads);
  return {
    now: minute * MINUTE,
    revision: `${snapshot.revision()} ${isAged ? minute : ''} ${read?.revision ?? ''}`,
    touched: () => snapshot.touched(),
    isIn: (lead) => view === null || snapshot.isIn(view, lead, person),
    ownerOf(lead) {
      const owner = snapshot.ownerOf(lead);
      return owner === person ? 'me' : owner;
    },
    verdictOf: (lead) => snapshot.verdictOf(lead),
    isRead: (lead) => leadsRead.has(lead),
    wakesAt: (lead) => snapshot.wakesAt(lead) ?? 0,
  };
}
