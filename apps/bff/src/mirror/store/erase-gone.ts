import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import type { RecordChange } from '../index/changes.ts';
import type { Search } from '../search/search.ts';
import { lockMirror, parseRecord, type Within } from './record-rows.ts';

/** State of a lead that Clio deleted. */
const GONE = 'gone';

/**
 * Erases the leads that Clio deleted: of each, only its id, its times and its departure stay. A lead that Clio lists
 * again later is stored again.
 * @returns the same changes, without the contents of those leads
 */
export async function eraseGone(
  within: Within,
  search: Search,
  firm: string,
  changes: readonly RecordChange[],
): Promise<RecordChange[]> {
  const gone = changes.flatMap((change) =>
    change.what === 'lead-left' && change.departure.to === GONE ? [change.record] : [],
  );
  await search.remove(
    within,
    firm,
    'lead',
    gone.map(({ id }) => id),
  );
  for (const lead of gone) {
    await within
      .updateTable('records')
      .set({ body: JSON.stringify(remainderOf(lead)) })
      .where('firm', '=', firm)
      .where('kind', '=', 'lead')
      .where('id', '=', lead.id)
      .execute();
  }
  return changes.map((change) =>
    change.what === 'lead-left' && gone.includes(change.record)
      ? { ...change, record: remainderOf(change.record) }
      : change,
  );
}

/** Does the same for leads that an earlier version of this program kept. */
export async function eraseKept(database: MirrorDatabase, search: Search): Promise<void> {
  const rows = await database
    .selectFrom('departures')
    .innerJoin('records', (join) =>
      join.onRef('records.firm', '=', 'departures.firm').onRef('records.id', '=', 'departures.lead'),
    )
    .select(['records.firm', 'records.body'])
    .where('departures.destination', '=', GONE)
    .where('records.kind', '=', 'lead')
    .execute();
  const byFirm = Map.groupBy(rows, ({ firm }) => firm);
  for (const [firm, some] of byFirm) {
    const kept = some.map(({ body }) => parseRecord(body) as InboxLead).filter(({ state }) => state !== GONE);
    const departure = { to: GONE, after: '', before: '' } as const;
    const changes = kept.map((record) => ({ what: 'lead-left', record, departure }) as const);
    await database.transaction().execute(async (within) => {
      await lockMirror(within, firm);
      await eraseGone(within, search, firm, changes);
    });
  }
}

function remainderOf({ id, created_at, updated_at }: InboxLead): InboxLead {
  return {
    id,
    first_name: null,
    last_name: null,
    email: null,
    phone_number: null,
    state: GONE,
    created_at,
    updated_at,
  };
}
