import anyAscii from 'any-ascii';
import { kindOfList, type ListName } from '@intake-desk/desk-api/event';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { SteadyClock } from '../../clock.ts';
import type { RecordRow } from '../database/mirror-tables.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import type { PageSnapshot, RecordChange } from '../index/changes.ts';
import type { FirmIndex } from '../index/firm-index.ts';
import { parseInstant, toIndexEntry, type GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { Search } from '../search/search.ts';
import { forgetDepartures, writeDepartures, type DepartureUpdate } from './departures.ts';
import { lockMirror, parseRecord, putRows, rowsOf, stateOf, type Within } from './record-rows.ts';

interface Deps {
  database: MirrorDatabase;
  search: Search;
  clock: SteadyClock;
  index: (firm: string) => FirmIndex;
}

/** A record that differs from its row. */
interface Changed {
  record: GrowRecord;
  body: string;
  old: RecordRow | undefined;
}

/**
 * Returns a function that applies the records of a page. What is stored is read in the transaction that writes, so a
 * page that was requested earlier never replaces what a later request returned.
 * @see MirrorStore.apply
 */
export function applyPages({ database, search, clock, index }: Deps) {
  return async (
    snapshot: PageSnapshot,
    records: readonly GrowRecord[],
    also?: (within: Within) => Promise<void>,
  ): Promise<RecordChange[]> => {
    if (records.length === 0 && also === undefined) return [];
    const { firm, list, startedAt } = snapshot;
    const kind = kindOfList(list);
    const own = index(firm);
    const { changed, departed } = await database
      .transaction()
      .execute(async (within) => {
        await lockMirror(within, firm);
        const before = await rowsOf(within, firm, kind, idsOf(records));
        const found = findChanged(own, snapshot, records, before);
        const written = await putRows(
          within,
          found.map((one) => toRow(snapshot, one)),
        );
        const changed = found.filter(({ record }) => written.has(record.id));
        const changedRecords = changed.map(({ record }) => record);
        await search.write(within, firm, kind, changedRecords);
        if (list === 'untriaged') await forgetDepartures(within, firm, idsOf(changedRecords));
        const moved = kind === 'matter' ? await leadsOf(within, firm, changedRecords as Matter[]) : [];
        const left = moved.map(([lead, matter]): DepartureUpdate => ({ lead, to: 'matter', matter, at: startedAt }));
        const ignored = newlyIgnored(list, changed).map((lead): DepartureUpdate => ({
          lead,
          to: 'ignored',
          at: startedAt,
        }));
        const seen = (row: RecordRow): number => seenAt(own, 'untriaged', row);
        const departed = await writeDepartures(within, firm, [...ignored, ...left], {
          rows: before,
          seenAt: seen,
          clock,
        });
        await also?.(within);
        return { changed, departed };
      })
      .catch((error: unknown) => {
        // The keys were not written after all.
        search.forgetWritten();
        throw error;
      });
    for (const { record } of changed) {
      if (list === 'untriaged') own.ignored.delete(record.id);
      if (list === 'ignored') own.untriaged.delete(record.id);
      own[list].set(toIndexEntry(kind, record, startedAt, anyAscii));
    }
    forgetLeft(own, departed);
    // A record found by a backfill is new to the mirror only.
    const ignored = new Set(newlyIgnored(list, changed));
    const news = changed.filter(
      ({ record, old }) => !(snapshot.isFill && old === undefined) && !ignored.has(record.id),
    );
    return [...news.map(({ record, old }) => changeOf(snapshot, record, old)), ...departed];
  };
}

/** Sightings without a change are in memory only, not written one by one. */
export function seenAt(own: FirmIndex, list: ListName, row: RecordRow): number {
  return Math.max(row.seen_at, own[list].get(row.id)?.seenAt ?? 0);
}

/** Records a sighting without a change. */
export function freshen(own: FirmIndex, list: ListName, id: number, at: number): void {
  const entry = own[list].get(id);
  if (entry !== undefined && entry.seenAt < at) entry.seenAt = at;
}

/** Takes departed leads out of the lists. */
export function forgetLeft(own: FirmIndex, changes: readonly RecordChange[]): void {
  for (const change of changes) {
    if (change.what !== 'lead-left') continue;
    own.untriaged.delete(change.record.id);
    if (change.departure.to !== 'ignored') own.ignored.delete(change.record.id);
  }
}

/** Returns the records that differ from their rows; the others are marked as seen. */
function findChanged(
  own: FirmIndex,
  { list, startedAt }: PageSnapshot,
  records: readonly GrowRecord[],
  before: ReadonlyMap<number, RecordRow>,
): Changed[] {
  const changed: Changed[] = [];
  for (const record of new Map(records.map((one) => [one.id, one])).values()) {
    const old = before.get(record.id);
    const isOlder = old !== undefined && parseInstant(record.updated_at) <= old.updated_at;
    if (isOlder && startedAt < seenAt(own, list, old)) continue;
    const body = JSON.stringify(record);
    if (old?.body !== body || old.state !== stateOf(list)) changed.push({ record, body, old });
    else freshen(own, list, record.id, startedAt);
  }
  return changed;
}

/** Returns the mirrored leads that these matters were created from, each with its matter. */
async function leadsOf(
  within: Within,
  firm: string,
  matters: readonly Matter[],
): Promise<[lead: number, matter: number][]> {
  const named = matters.flatMap(({ id, inbox_lead_id: lead }): [number, number][] =>
    lead === null || lead === undefined ? [] : [[lead, id]],
  );
  if (named.length === 0) return [];
  const rows = await rowsOf(
    within,
    firm,
    'lead',
    named.map(([lead]) => lead),
  );
  return named.filter(([lead]) => rows.has(lead));
}

function idsOf(records: readonly GrowRecord[]): number[] {
  return records.map(({ id }) => id);
}

function toRow({ firm, list, startedAt }: PageSnapshot, { record, body }: Changed): RecordRow {
  return {
    firm,
    kind: kindOfList(list),
    id: record.id,
    state: stateOf(list),
    updated_at: parseInstant(record.updated_at),
    seen_at: startedAt,
    body,
  };
}

/** Ids of known leads that are in the list of ignored leads for the first time. */
function newlyIgnored(list: ListName, changed: readonly Changed[]): number[] {
  if (list !== 'ignored') return [];
  return changed.flatMap(({ record, old }) => (old !== undefined && old.state !== 'ignored' ? [record.id] : []));
}

function changeOf({ list }: PageSnapshot, record: GrowRecord, old: RecordRow | undefined): RecordChange {
  switch (list) {
    case 'untriaged':
    case 'ignored':
      return { what: 'lead', list, record: record as InboxLead, isNew: old?.state !== list };
    case 'contacts':
      return { what: 'contact', record: record as Contact, before: old ? (parseRecord(old.body) as Contact) : null };
    case 'matters':
      return { what: 'matter', record: record as Matter, before: old ? (parseRecord(old.body) as Matter) : null };
  }
}
