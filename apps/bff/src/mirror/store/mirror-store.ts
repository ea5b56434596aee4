import type { Departure } from '@intake-desk/desk-api/departure';
import { kindOfList, type ListName } from '@intake-desk/desk-api/event';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { toIndexEntry, parseInstant, type GrowRecord } from '../index/index-entry.ts';
import type { RecordChange, PageSnapshot } from '../index/changes.ts';
import { createFirmIndex, type FirmIndex } from '../index/firm-index.ts';
import type { Search } from '../search/search.ts';
import type { RecordRow, RecordState } from '../database/mirror-tables.ts';
import type { MirrorDatabase } from '../database/open-mirror.ts';
import {
  findDeparture,
  forgetDepartures,
  unresolvedDepartures,
  writeDepartures,
  type DepartureUpdate,
} from './departures.ts';
import { allRows, listOf, markRowsSeen, parseRecord, putRows, rowsOf, stateOf, type Within } from './record-rows.ts';

/** A record found by its id, including a lead that is in no list. */
export interface StoredRecord {
  record: GrowRecord;
  state: RecordState;
  seenAt: number;
}

/**
 * Stores the mirror's records. Related rows are written in the same transaction; the in-memory index is updated after
 * it.
 */
export interface MirrorStore {
  index(firm: string): FirmIndex;
  /** Loads the file into memory. Must be called first. */
  load(): Promise<void>;
  /**
   * Applies the records of a page. It skips records that are identical or were learned later, so the same page may be
   * applied twice.
   * @param also written in the same transaction
   */
  apply(
    snapshot: PageSnapshot,
    records: readonly GrowRecord[],
    also?: (within: Within) => Promise<void>,
  ): Promise<RecordChange[]>;
  /** Marks leads that left the inbox. Returns no change for departures that were already known. */
  markDeparted(firm: string, updates: readonly DepartureUpdate[]): Promise<RecordChange[]>;
  /** Removes contacts or matters that Grow no longer has. */
  remove(firm: string, kind: 'contact' | 'matter', ids: readonly number[]): Promise<RecordChange[]>;
  /** @returns null if it is not in the mirror */
  find(firm: string, kind: RecordKind, id: number): Promise<StoredRecord | null>;
  /** Returns the records' JSON in the order of `ids`; missing records are omitted. */
  bodies(firm: string, kind: RecordKind, ids: readonly number[]): Promise<string[]>;
  departure(firm: string, lead: number): Promise<Departure | null>;
  /** Leads whose departure is not resolved yet, longest missed first. */
  unresolvedDepartures(firm: string): Promise<{ lead: number; missedAt: number }[]>;
  /** Records that a request sent at `at` listed these leads: a departure can only be later. */
  markSeen(firm: string, list: ListName, ids: readonly number[], at: number): Promise<void>;
  /**
   * Continues without any record, in a new file.
   * @param onCleared called synchronously once everything is empty
   */
  clear(onCleared?: () => void): Promise<void>;
}

/** A record that differs from its row. */
interface Changed {
  record: GrowRecord;
  body: string;
  old: RecordRow | undefined;
}

export function createMirrorStore(database: MirrorDatabase, search: Search): MirrorStore {
  const indexes = new Map<string, FirmIndex>();

  return {
    index,
    async load() {
      for await (const row of allRows(database)) {
        const list = listOf(row.kind, row.state);
        if (list !== null) index(row.firm)[list].set(toIndexEntry(row.kind, parseRecord(row.body), row.seen_at));
      }
    },
    async apply(snapshot, records, also) {
      const { firm, list, startedAt } = snapshot;
      const kind = kindOfList(list);
      const before = await rowsOf(database, firm, kind, idsOf(records));
      const found = findChanged(snapshot, records, before);
      if (found.length === 0 && also === undefined) return [];
      const moved =
        kind === 'matter'
          ? await leadsOf(
              firm,
              found.map(({ record }) => record as Matter),
            )
          : [];
      const left = moved.map(([lead, matter]): DepartureUpdate => ({ lead, to: 'matter', matter, at: startedAt }));
      const { changed, departed } = await database
        .transaction()
        .execute(async (within) => {
          const written = await putRows(
            within,
            found.map((one) => toRow(snapshot, one)),
          );
          const changed = found.filter(({ record }) => written.has(record.id));
          await search.write(
            within,
            firm,
            kind,
            changed.map(({ record }) => record),
          );
          if (list === 'untriaged')
            await forgetDepartures(
              within,
              firm,
              changed.map(({ record }) => record.id),
            );
          const ignored = newlyIgnored(list, changed).map((lead): DepartureUpdate => ({
            lead,
            to: 'ignored',
            at: startedAt,
          }));
          const seen = (row: RecordRow): number => seenAt(firm, 'untriaged', row);
          const departed = await writeDepartures(within, firm, [...ignored, ...left], { rows: before, seenAt: seen });
          await also?.(within);
          return { changed, departed };
        })
        .catch(rollBackSearch);
      const own = index(firm);
      for (const { record } of changed) {
        if (list === 'untriaged') own.ignored.delete(record.id);
        if (list === 'ignored') own.untriaged.delete(record.id);
        own[list].set(toIndexEntry(kind, record, startedAt));
      }
      forgetLeft(own, left);
      // A record found by a backfill is new to the mirror only.
      const ignored = new Set(newlyIgnored(list, changed));
      const news = changed.filter(
        ({ record, old }) => !(snapshot.isFill && old === undefined) && !ignored.has(record.id),
      );
      return [...news.map(({ record, old }) => changeOf(snapshot, record, old)), ...departed];
    },
    async markDeparted(firm, updates) {
      if (updates.length === 0) return [];
      const seen = (row: RecordRow): number => seenAt(firm, 'untriaged', row);
      const changes = await database
        .transaction()
        .execute((within) => writeDepartures(within, firm, updates, { seenAt: seen }));
      forgetLeft(index(firm), updates);
      return changes;
    },
    async remove(firm, kind, ids) {
      const rows = await rowsOf(database, firm, kind, ids);
      if (rows.size === 0) return [];
      const gone = [...rows.keys()];
      await database.transaction().execute(async (within) => {
        await within
          .deleteFrom('records')
          .where('firm', '=', firm)
          .where('kind', '=', kind)
          .where('id', 'in', gone)
          .execute();
        await search.remove(within, firm, kind, gone);
      });
      const list = index(firm)[kind === 'contact' ? 'contacts' : 'matters'];
      for (const id of gone) list.delete(id);
      return [...rows.values()].map(({ id, body }) =>
        kind === 'contact'
          ? { what: 'contact-gone', id, before: parseRecord(body) as Contact }
          : { what: 'matter-gone', id, before: parseRecord(body) as Matter },
      );
    },
    async find(firm, kind, id) {
      const row = (await rowsOf(database, firm, kind, [id])).get(id);
      return row === undefined ? null : { record: parseRecord(row.body), state: row.state, seenAt: row.seen_at };
    },
    async bodies(firm, kind, ids) {
      const rows = await rowsOf(database, firm, kind, ids);
      return ids.flatMap((id) => rows.get(id)?.body ?? []);
    },
    departure: (firm, lead) => findDeparture(database, firm, lead),
    unresolvedDepartures: (firm) => unresolvedDepartures(database, firm),
    async markSeen(firm, list, ids, at) {
      if (ids.length === 0) return;
      await markRowsSeen(database, firm, list, ids, at);
      for (const id of ids) freshen(firm, list, id, at);
    },
    async clear(onCleared) {
      await database.replace();
      search.forgetWritten();
      for (const lists of indexes.values()) for (const list of Object.values(lists)) list.clear();
      onCleared?.();
    },
  };

  function rollBackSearch(error: unknown): never {
    search.forgetWritten();
    throw error;
  }

  function index(firm: string): FirmIndex {
    const known = indexes.get(firm);
    if (known !== undefined) return known;
    const made = createFirmIndex();
    indexes.set(firm, made);
    return made;
  }

  /** Returns the records that differ from their rows; the others are marked as seen. */
  function findChanged(
    { firm, list, startedAt }: PageSnapshot,
    records: readonly GrowRecord[],
    before: ReadonlyMap<number, RecordRow>,
  ): Changed[] {
    const changed: Changed[] = [];
    for (const record of new Map(records.map((one) => [one.id, one])).values()) {
      const old = before.get(record.id);
      const isOlder = old !== undefined && parseInstant(record.updated_at) <= old.updated_at;
      if (isOlder && startedAt < seenAt(firm, list, old)) continue;
      const body = JSON.stringify(record);
      if (old?.body !== body || old.state !== stateOf(list)) changed.push({ record, body, old });
      else freshen(firm, list, record.id, startedAt);
    }
    return changed;
  }

  /** Sightings without a change are in memory only, not written one by one. */
  function seenAt(firm: string, list: ListName, row: RecordRow): number {
    return Math.max(row.seen_at, index(firm)[list].get(row.id)?.seenAt ?? 0);
  }

  function freshen(firm: string, list: ListName, id: number, at: number): void {
    const entry = index(firm)[list].get(id);
    if (entry !== undefined && entry.seenAt < at) entry.seenAt = at;
  }

  /** Returns the mirrored leads that these matters were created from, each with its matter. */
  async function leadsOf(firm: string, matters: readonly Matter[]): Promise<[lead: number, matter: number][]> {
    const named = matters.flatMap(({ id, inbox_lead_id: lead }): [number, number][] =>
      lead === null || lead === undefined ? [] : [[lead, id]],
    );
    if (named.length === 0) return [];
    const rows = await rowsOf(
      database,
      firm,
      'lead',
      named.map(([lead]) => lead),
    );
    return named.filter(([lead]) => rows.has(lead));
  }
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

function forgetLeft(own: FirmIndex, updates: readonly DepartureUpdate[]): void {
  for (const { lead, to } of updates) {
    own.untriaged.delete(lead);
    if (to !== 'ignored') own.ignored.delete(lead);
  }
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
