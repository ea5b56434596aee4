import { kindOfList, type ListName } from '@intake-desk/desk-api/event';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Kysely, Transaction } from 'kysely';
import { holdLock } from '../../database/transact.ts';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { MirrorTables, RecordRow, RecordState } from '../database/mirror-tables.ts';

export type Within = Transaction<MirrorTables>;

/** Rows in one statement. */
const BATCH = 100;
const LOAD_BATCH = 5000;

/** Holds the records of a firm until the transaction ends: what it has read stays as it is meanwhile. */
export function lockMirror(within: Within, firm: string): Promise<void> {
  return holdLock(within, 'mirror', firm);
}

/** Reads every record in the order of its key, some thousand at a time. */
export async function* allRows(database: Kysely<MirrorTables>): AsyncGenerator<RecordRow> {
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
    yield* rows;
    last = rows.at(-1) ?? null;
    if (rows.length < LOAD_BATCH) return;
  }
}

/** Returns the rows that exist, by id. */
export async function rowsOf(
  database: Kysely<MirrorTables>,
  firm: string,
  kind: RecordKind,
  ids: readonly number[],
): Promise<Map<number, RecordRow>> {
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

/**
 * Writes rows, except over one that is newer: it was changed later in Grow, and a later request returned it.
 * @returns the ids that were written
 */
export async function putRows(within: Within, rows: readonly RecordRow[]): Promise<Set<number>> {
  const written = new Set<number>();
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = await within
      .insertInto('records')
      .values(rows.slice(start, start + BATCH))
      .onConflict((conflict) =>
        conflict
          .columns(['firm', 'kind', 'id'])
          .doUpdateSet((row) => ({
            state: row.ref('excluded.state'),
            updated_at: row.ref('excluded.updated_at'),
            seen_at: row.ref('excluded.seen_at'),
            body: row.ref('excluded.body'),
          }))
          .where((where) =>
            where.or([
              where('records.updated_at', '<', where.ref('excluded.updated_at')),
              where('records.seen_at', '<=', where.ref('excluded.seen_at')),
            ]),
          ),
      )
      .returning('id')
      .execute();
    for (const { id } of some) written.add(id);
  }
  return written;
}

export function stateOf(list: ListName): RecordState {
  return list === 'untriaged' || list === 'ignored' ? list : 'present';
}

/** Returns the list that a stored record is in; null for a lead that left the inbox. */
export function listOf(kind: RecordKind, state: RecordState): ListName | null {
  if (kind === 'contact') return 'contacts';
  if (kind === 'matter') return 'matters';
  return state === 'untriaged' || state === 'ignored' ? state : null;
}

/** Records that a request sent at `at` listed these records. */
export async function markRowsSeen(
  database: Kysely<MirrorTables>,
  firm: string,
  list: ListName,
  ids: readonly number[],
  at: number,
): Promise<void> {
  await database
    .updateTable('records')
    .set({ seen_at: at })
    .where('firm', '=', firm)
    .where('kind', '=', kindOfList(list))
    .where('id', 'in', ids)
    .where('seen_at', '<', at)
    .execute();
}

export function parseRecord(body: string): GrowRecord {
  return JSON.parse(body) as GrowRecord;
}
