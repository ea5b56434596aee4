import anyAscii from 'any-ascii';
import type { Departure } from '@intake-desk/desk-api/departure';
import { kindOfList, type ListName } from '@intake-desk/desk-api/event';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { SteadyClock } from '../../clock.ts';
import { toIndexEntry, type GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { RecordChange, PageSnapshot } from '../index/changes.ts';
import { createFirmIndex, type FirmIndex } from '../index/firm-index.ts';
import type { Search } from '../search/search.ts';
import type { RecordRow, RecordState } from '../database/mirror-tables.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { applyPages, forgetLeft, freshen, seenAt } from './apply-page.ts';
import {
  findDeparture,
  resolveAgain,
  unresolvedDepartures,
  writeDepartures,
  type DepartureUpdate,
} from './departures.ts';
import { eraseGone, eraseKept } from './erase-gone.ts';
import { forgetLaterInstants } from './later-instants.ts';
import { createBodyReader } from './read-bodies.ts';
import { allRows, listOf, lockMirror, markRowsSeen, parseRecord, rowsOf, type Within } from './record-rows.ts';

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
  /**
   * Removes contacts or matters that Grow no longer has.
   * @param at when the request was sent that did not return them
   */
  remove(firm: string, kind: 'contact' | 'matter', ids: readonly number[], at: number): Promise<RecordChange[]>;
  /** @returns null if it is not in the mirror */
  find(firm: string, kind: RecordKind, id: number): Promise<StoredRecord | null>;
  /** Returns the records' JSON in the order of `ids`; missing records are omitted. */
  bodies(firm: string, kind: RecordKind, ids: readonly number[]): Promise<string[]>;
  departure(firm: string, lead: number): Promise<Departure | null>;
  /** Leads whose departure is not resolved yet, longest missed first. */
  unresolvedDepartures(firm: string): Promise<{ lead: number; missedAt: number }[]>;
  /** Records that a request sent at `at` listed these leads: a departure can only be later. */
  markSeen(firm: string, list: ListName, ids: readonly number[], at: number): Promise<void>;
  /** Removes erased contents from the file, too. */
  sweep(): Promise<void>;
  /**
   * Continues without any record, in a new file.
   * @param onCleared called synchronously once everything is empty
   */
  clear(onCleared?: () => void): Promise<void>;
}

export function createMirrorStore(database: MirrorDatabase, search: Search, clock: SteadyClock): MirrorStore {
  const indexes = new Map<string, FirmIndex>();
  const bodies = createBodyReader(database);
  const applyAll = applyPages({ database, search, clock, index });
  /** True if the database may still have contents that were erased. An earlier process may have left some. */
  let hasErased = true;

  return {
    index,
    async load() {
      const now = clock.now();
      let isAhead = false;
      await eraseKept(database, search);
      for await (const row of allRows(database)) {
        isAhead ||= row.seen_at > now;
        const list = listOf(row.kind, row.state);
        const seen = Math.min(row.seen_at, now);
        if (list !== null) index(row.firm)[list].set(toIndexEntry(row.kind, parseRecord(row.body), seen, anyAscii));
      }
      await forgetLaterInstants(database, now, isAhead);
    },
    async apply(snapshot, records, also) {
      const changes = await applyAll(snapshot, records, also);
      const ids = records.map(({ id }) => id);
      bodies.forget(snapshot.firm, kindOfList(snapshot.list), ids);
      return changes;
    },
    async markDeparted(firm, updates) {
      if (updates.length === 0) return [];
      const own = index(firm);
      const seen = (row: RecordRow): number => seenAt(own, 'untriaged', row);
      const changes = await database.transaction().execute(async (within) => {
        await lockMirror(within, firm);
        const written = await writeDepartures(within, firm, updates, { seenAt: seen, clock });
        return eraseGone(within, search, firm, written);
      });
      forgetLeft(own, changes);
      bodies.forget(
        firm,
        'lead',
        updates.map(({ lead }) => lead),
      );
      hasErased ||= changes.some((change) => change.what === 'lead-left' && change.departure.to === 'gone');
      return changes;
    },
    async remove(firm, kind, ids, at) {
      const list = kind === 'contact' ? 'contacts' : 'matters';
      const own = index(firm);
      const gone = await database.transaction().execute(async (within) => {
        await lockMirror(within, firm);
        const rows = await rowsOf(within, firm, kind, ids);
        // A later request may have returned the record.
        const missing = [...rows.values()].filter((row) => seenAt(own, list, row) <= at);
        const lost = missing.map(({ id }) => id);
        if (lost.length > 0) {
          await within
            .deleteFrom('records')
            .where('firm', '=', firm)
            .where('kind', '=', kind)
            .where('id', 'in', lost)
            .execute();
        }
        await search.remove(within, firm, kind, lost);
        if (kind === 'matter') await resolveAgain(within, firm, lost);
        return missing;
      });
      for (const { id } of gone) own[list].delete(id);
      bodies.forget(firm, kind, ids);
      hasErased ||= gone.length > 0;
      return gone.map(({ id, body }) =>
        kind === 'contact'
          ? { what: 'contact-gone', id, before: parseRecord(body) as Contact }
          : { what: 'matter-gone', id, before: parseRecord(body) as Matter },
      );
    },
    async find(firm, kind, id) {
      const row = (await rowsOf(database, firm, kind, [id])).get(id);
      return row === undefined ? null : { record: parseRecord(row.body), state: row.state, seenAt: row.seen_at };
    },
    bodies: (firm, kind, ids) => bodies.read(firm, kind, ids),
    departure: (firm, lead) => findDeparture(database, firm, lead, clock),
    unresolvedDepartures: (firm) => unresolvedDepartures(database, firm),
    async markSeen(firm, list, ids, at) {
      if (ids.length === 0) return;
      await markRowsSeen(database, firm, list, ids, at);
      for (const id of ids) freshen(index(firm), list, id, at);
    },
    async sweep() {
      if (hasErased && (await database.purge())) hasErased = false;
    },
    async clear(onCleared) {
      await database.replace();
      search.forgetWritten();
      bodies.forget();
      for (const lists of indexes.values()) for (const list of Object.values(lists)) list.clear();
      onCleared?.();
    },
  };

  function index(firm: string): FirmIndex {
    const known = indexes.get(firm);
    if (known !== undefined) return known;
    const made = createFirmIndex();
    indexes.set(firm, made);
    return made;
  }
}
