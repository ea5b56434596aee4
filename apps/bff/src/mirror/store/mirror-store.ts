import type { Departure } from '@intake-desk/desk-api/departure';
import { kindOfList, type ListName } from '@intake-desk/desk-api/event';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Transaction } from 'kysely';
import { toIndexEntry, parseInstant, type GrowRecord } from '../index/index-entry.ts';
import type { RecordChange, PageSnapshot } from '../index/changes.ts';
import { createFirmIndex, type FirmIndex } from '../index/firm-index.ts';
import type { Search } from '../search/search.ts';
import type { MirrorTables, RecordRow, RecordState } from '../database/mirror-tables.ts';
import type { MirrorDatabase } from '../database/open-mirror.ts';

type Within = Transaction<MirrorTables>;

/** A record found by its id, including a lead that is in no list. */
export interface StoredRecord {
  record: GrowRecord;
  state: RecordState;
  seenAt: number;
}

/** Where a lead went. */
export interface DepartureUpdate {
  lead: number;
  to: Departure['to'];
  matter?: number | null;
  scope?: string | null;
  /** When it was seen elsewhere, or found missing. */
  at: number;
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
  markDeparted(firm: string, leavings: readonly DepartureUpdate[]): Promise<RecordChange[]>;
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
   * Deletes the records of all firms.
   * @param onCleared called synchronously once everything is empty
   */
  clear(onCleared: () => void): Promise<void>;
}

const BATCH = 100;
const LOAD_BATCH = 5000;

export function createMirrorStore(database: MirrorDatabase, search: Search): MirrorStore {
  const indexes = new Map<string, FirmIndex>();

  return {
    index,
    async load() {
      let last: Pick<RecordRow, 'firm' | 'kind' | 'id'> | null = null;
      for (;;) {
        let query = database.selectFrom('records').selectAll();
        if (last !== null) {
          const { firm, kind, id }: Pick<RecordRow, 'firm' | 'kind' | 'id'> = last;
          query = query.where((where) =>
            where.or([
              where('firm', '>', firm),
              where.and([where('firm', '=', firm), where('kind', '>', kind)]),
              where.and([where('firm', '=', firm), where('kind', '=', kind), where('id', '>', id)]),
            ]),
          );
        }
        const rows = await query.orderBy('firm').orderBy('kind').orderBy('id').limit(LOAD_BATCH).execute();
        for (const row of rows) {
          const list = listOf(row.kind, row.state);
          if (list !== null) index(row.firm)[list].set(toIndexEntry(row.kind, parse(row.body), row.seen_at));
        }
        last = rows.at(-1) ?? null;
        if (rows.length < LOAD_BATCH) return;
      }
    },
    async apply(snapshot, records, also) {
      const { firm, list, startedAt } = snapshot;
      const kind = kindOfList(list);
      const state = stateOf(list);
      const before = await rowsOf(
        firm,
        kind,
        records.map(({ id }) => id),
      );
      const changed: { record: GrowRecord; body: string; old: RecordRow | undefined }[] = [];
      for (const record of new Map(records.map((one) => [one.id, one])).values()) {
        const old = before.get(record.id);
        if (
          old !== undefined &&
          parseInstant(record.updated_at) <= old.updated_at &&
          startedAt < seenAt(firm, list, old)
        )
          continue;
        const body = JSON.stringify(record);
        if (old?.body !== body || old.state !== state) changed.push({ record, body, old });
        else freshen(firm, list, record.id, startedAt);
      }
      const moved =
        kind !== 'matter'
          ? []
          : await leadsOf(
              firm,
              changed.map(({ record }) => record as Matter),
            );
      if (changed.length === 0 && also === undefined) return [];
      const changes: RecordChange[] = [];
      const left: DepartureUpdate[] = moved.map(([lead, matter]) => ({ lead, to: 'matter', matter, at: startedAt }));
      const ignored =
        list === 'ignored' ? changed.filter(({ old }) => old !== undefined && old.state !== 'ignored') : [];
      await database.transaction().execute(async (within) => {
        const rows = changed.map(({ record, body }) => ({
          firm,
          kind,
          id: record.id,
          state,
          updated_at: parseInstant(record.updated_at),
          seen_at: startedAt,
          body,
        }));
        for (let start = 0; start < rows.length; start += BATCH) await put(within, rows.slice(start, start + BATCH));
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
        const went: DepartureUpdate[] = ignored.map(({ record }) => ({
          lead: record.id,
          to: 'ignored',
          at: startedAt,
        }));
        changes.push(...(await depart(within, firm, [...went, ...left], before)));
        await also?.(within);
      });
      const own = index(firm);
      for (const { record } of changed) {
        if (list === 'untriaged') own.ignored.delete(record.id);
        if (list === 'ignored') own.untriaged.delete(record.id);
        own[list].set(toIndexEntry(kind, record, startedAt));
      }
      forgetLeft(own, left);
      // A record found by a backfill is new to the mirror only.
      const news = changed.filter(
        ({ record, old }) =>
          !(snapshot.isFill && old === undefined) && !ignored.some((one) => one.record.id === record.id),
      );
      return [...news.map(({ record, old }) => changeOf(snapshot, record, old)), ...changes];
    },
    async markDeparted(firm, leavings) {
      if (leavings.length === 0) return [];
      const changes = await database.transaction().execute((within) => depart(within, firm, leavings));
      forgetLeft(index(firm), leavings);
      return changes;
    },
    async remove(firm, kind, ids) {
      const rows = await rowsOf(firm, kind, ids);
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
          ? { what: 'contact-gone', id, before: parse(body) as Contact }
          : { what: 'matter-gone', id, before: parse(body) as Matter },
      );
    },
    async find(firm, kind, id) {
      const row = (await rowsOf(firm, kind, [id])).get(id);
      return row === undefined ? null : { record: parse(row.body), state: row.state, seenAt: row.seen_at };
    },
    async bodies(firm, kind, ids) {
      const rows = await rowsOf(firm, kind, ids);
      return ids.flatMap((id) => rows.get(id)?.body ?? []);
    },
    async departure(firm, lead) {
      const row = await database
        .selectFrom('departures')
        .selectAll()
        .where('firm', '=', firm)
        .where('lead', '=', lead)
        .executeTakeFirst();
      return row === undefined ? null : departureOf(row);
    },
    async unresolvedDepartures(firm) {
      const rows = await database
        .selectFrom('departures')
        .select(['lead', 'before_at'])
        .where('firm', '=', firm)
        .where('destination', '=', 'checking')
        .orderBy('before_at')
        .execute();
      return rows.map(({ lead, before_at }) => ({ lead, missedAt: before_at }));
    },
    async markSeen(firm, list, ids, at) {
      if (ids.length === 0) return;
      await database
        .updateTable('records')
        .set({ seen_at: at })
        .where('firm', '=', firm)
        .where('kind', '=', kindOfList(list))
        .where('id', 'in', ids)
        .where('seen_at', '<', at)
        .execute();
      for (const id of ids) freshen(firm, list, id, at);
    },
    async clear(onCleared) {
      await database.transaction().execute(async (within) => {
        for (const table of [
          'search_keys',
          'searched',
          'search_variants',
          'records',
          'departures',
          'streams',
          'firm_lists',
        ] as const) {
          await within.deleteFrom(table).execute();
        }
      });
      for (const lists of indexes.values()) for (const list of Object.values(lists)) list.clear();
      onCleared();
    },
  };

  function index(firm: string): FirmIndex {
    const known = indexes.get(firm);
    if (known !== undefined) return known;
    const made = createFirmIndex();
    indexes.set(firm, made);
    return made;
  }

  /** Sightings without a change are in memory only, not written one by one. */
  function seenAt(firm: string, list: ListName, row: RecordRow): number {
    return Math.max(row.seen_at, index(firm)[list].get(row.id)?.seenAt ?? 0);
  }

  function freshen(firm: string, list: ListName, id: number, at: number): void {
    const entry = index(firm)[list].get(id);
    if (entry !== undefined && entry.seenAt < at) entry.seenAt = at;
  }

  async function rowsOf(firm: string, kind: RecordKind, ids: readonly number[]): Promise<Map<number, RecordRow>> {
    const rows: RecordRow[] = [];
    for (let start = 0; start < ids.length; start += BATCH) {
      const some = await database
        .selectFrom('records')
        .selectAll()
        .where('firm', '=', firm)
        .where('kind', '=', kind)
        .where('id', 'in', ids.slice(start, start + BATCH))
        .execute();
      rows.push(...some);
    }
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Returns the mirrored leads that these matters were created from, each with its matter. */
  async function leadsOf(firm: string, matters: readonly Matter[]): Promise<[lead: number, matter: number][]> {
    const named = matters.flatMap(({ id, inbox_lead_id: lead }): [number, number][] =>
      lead === null || lead === undefined ? [] : [[lead, id]],
    );
    if (named.length === 0) return [];
    const rows = await rowsOf(
      firm,
      'lead',
      named.map(([lead]) => lead),
    );
    return named.filter(([lead]) => rows.has(lead));
  }

  /** Writes the leads' departures, unless a more precise one is known. */
  async function depart(
    within: Within,
    firm: string,
    leavings: readonly DepartureUpdate[],
    rows?: ReadonlyMap<number, RecordRow>,
  ): Promise<RecordChange[]> {
    const changes: RecordChange[] = [];
    for (const { lead, to, matter = null, scope = null, at } of leavings) {
      const row =
        rows?.get(lead) ??
        (await within
          .selectFrom('records')
          .selectAll()
          .where('firm', '=', firm)
          .where('kind', '=', 'lead')
          .where('id', '=', lead)
          .executeTakeFirst());
      if (row === undefined || row.kind !== 'lead') continue;
      const known = await within
        .selectFrom('departures')
        .selectAll()
        .where('firm', '=', firm)
        .where('lead', '=', lead)
        .executeTakeFirst();
      if (known !== undefined && known.destination === to && known.matter === matter) continue;
      if (known?.destination === 'matter' && to !== 'ignored') continue;
      // Resolved after it was found missing: it left before that.
      const wasMissed = known?.destination === 'checking';
      const value = {
        firm,
        lead,
        destination: to,
        matter,
        scope,
        after_at: wasMissed ? known.after_at : Math.min(seenAt(firm, 'untriaged', row), at),
        before_at: wasMissed ? known.before_at : at,
      };
      await within
        .insertInto('departures')
        .values(value)
        .onConflict((conflict) => conflict.columns(['firm', 'lead']).doUpdateSet(value))
        .execute();
      if (to !== 'ignored' && row.state !== 'left') {
        await within
          .updateTable('records')
          .set({ state: 'left', seen_at: Math.max(row.seen_at, at) })
          .where('firm', '=', firm)
          .where('kind', '=', 'lead')
          .where('id', '=', lead)
          .execute();
      }
      const body = to === 'ignored' ? await bodyOf(within, firm, lead) : row.body;
      changes.push({ what: 'lead-left', record: parse(body) as InboxLead, departure: departureOf(value) });
    }
    return changes;
  }
}

function forgetLeft(own: FirmIndex, leavings: readonly DepartureUpdate[]): void {
  for (const { lead, to } of leavings) {
    own.untriaged.delete(lead);
    if (to !== 'ignored') own.ignored.delete(lead);
  }
}

async function bodyOf(within: Within, firm: string, lead: number): Promise<string> {
  const { body } = await within
    .selectFrom('records')
    .select('body')
    .where('firm', '=', firm)
    .where('kind', '=', 'lead')
    .where('id', '=', lead)
    .executeTakeFirstOrThrow();
  return body;
}

async function put(within: Within, rows: readonly RecordRow[]): Promise<void> {
  await within
    .insertInto('records')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['firm', 'kind', 'id']).doUpdateSet((row) => ({
        state: row.ref('excluded.state'),
        updated_at: row.ref('excluded.updated_at'),
        seen_at: row.ref('excluded.seen_at'),
        body: row.ref('excluded.body'),
      })),
    )
    .execute();
}

/** A lead that is in the inbox has no departure. */
async function forgetDepartures(within: Within, firm: string, leads: readonly number[]): Promise<void> {
  if (leads.length === 0) return;
  await within.deleteFrom('departures').where('firm', '=', firm).where('lead', 'in', leads).execute();
}

function changeOf({ list }: PageSnapshot, record: GrowRecord, old: RecordRow | undefined): RecordChange {
  switch (list) {
    case 'untriaged':
    case 'ignored':
      return { what: 'lead', list, record: record as InboxLead, isNew: old?.state !== list };
    case 'contacts':
      return { what: 'contact', record: record as Contact, before: old ? (parse(old.body) as Contact) : null };
    case 'matters':
      return { what: 'matter', record: record as Matter, before: old ? (parse(old.body) as Matter) : null };
  }
}

function departureOf(row: MirrorTables['departures']): Departure {
  return {
    to: row.destination,
    ...(row.matter === null ? {} : { matter: row.matter }),
    ...(row.scope === null ? {} : { scope: row.scope }),
    after: new Date(row.after_at).toISOString(),
    before: new Date(row.before_at).toISOString(),
  };
}

function stateOf(list: ListName): RecordState {
  return list === 'untriaged' || list === 'ignored' ? list : 'present';
}

function listOf(kind: RecordKind, state: RecordState): ListName | null {
  if (kind === 'contact') return 'contacts';
  if (kind === 'matter') return 'matters';
  return state === 'untriaged' || state === 'ignored' ? state : null;
}

function parse(body: string): GrowRecord {
  return JSON.parse(body) as GrowRecord;
}
