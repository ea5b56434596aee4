import type { SQLInputValue } from 'node:sqlite';
import { PAGE_SIZE } from '@intake-desk/grow-api/page';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import { type Cursor, readPageToken, writePageToken } from '../behavior/page-token.ts';
import type { ResponseBody, Call } from './call.ts';
import { commonConditions, type Condition } from './conditions.ts';

/** Query of a list. */
export interface ListPlan<Columns> {
  /** `SELECT … FROM …` without conditions. */
  select: string;
  /** The list's main table or its alias. */
  table: string;
  /** In addition to the firm, `created_since`, `updated_since` and `ids[]`. */
  conditions: Condition[];
  render(row: Columns): object;
}

/** Records before a page from which reading it counts as a long scan. */
const LONG_SCAN_RECORDS = 1000;
const FOREIGN_HOST = 'https://grow.clio.example/api/v2';

/**
 * Returns one page of a list: 200 records, ascending by id.
 * @throws GrowApiError 400 for an unreadable page token, or one of another list or other filters
 * @throws GrowApiError 504 far into a list, with the switch `long_scans`
 * @see Clio developer documentation, "Pagination"
 */
export function listRecords<Columns extends { id: number }>(call: Call, plan: ListPlan<Columns>): ResponseBody {
  const cursor = readCursor(call);
  const back = cursor?.direction === 'before';
  const conditions = [...commonConditions(call, plan.table), ...plan.conditions];
  if (cursor !== null) {
    refuseLongScan(call, plan, conditions, cursor);
    conditions.push({ sql: `${plan.table}.id ${back ? '<' : '>'} ?`, values: [cursor.id] });
  }
  const where = conditions.map(({ sql }) => `(${sql})`).join(' AND ');
  const values: SQLInputValue[] = conditions.flatMap((condition) => condition.values);
  const order = `ORDER BY ${plan.table}.id ${back ? 'DESC' : 'ASC'} LIMIT ${PAGE_SIZE + 1}`;
  const rows = call.sql.all<Columns>(`${plan.select} WHERE ${where} ${order}`, ...values);
  const more = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  if (back) shown.reverse();
  return { data: shown.map((row) => plan.render(row)), meta: { paging: paging(call, shown, cursor, more) } };
}

/** With the switch set, a page far into a list fails as behind a gateway that waits no longer. */
function refuseLongScan<Columns>(
  { sql, switches }: Call,
  { select, table }: ListPlan<Columns>,
  conditions: readonly Condition[],
  cursor: Cursor,
): void {
  if (switches.values.long_scans === 'served') return;
  const where = [...conditions, { sql: `${table}.id <= ?`, values: [cursor.id] }];
  const passed = sql.get<{ count: number }>(
    `SELECT count(*) AS count FROM (${select} WHERE ${where.map((one) => `(${one.sql})`).join(' AND ')})`,
    ...where.flatMap(({ values }) => values),
  );
  if ((passed?.count ?? 0) >= LONG_SCAN_RECORDS) throw new GrowApiError(504, 'The gateway has no answer.');
}

function readCursor(call: Call): Cursor | null {
  const token = call.query.page_token;
  if (typeof token !== 'string') return null;
  const cursor = readPageToken(token, filtersOf(call));
  if (cursor === null && call.switches.values.page_token_mismatch === 'refused') {
    throw new GrowApiError(400, 'page_token is not valid for this list and its filters.');
  }
  return cursor;
}

function paging(call: Call, shown: { id: number }[], cursor: Cursor | null, more: boolean) {
  const back = cursor?.direction === 'before';
  const first = shown[0];
  const last = shown.at(-1);
  const link = (target: Cursor): string => {
    const address = call.link(writePageToken(target, filtersOf(call)));
    return call.switches.values.paging_host === 'own'
      ? address
      : address.replace(/^https?:\/\/[^/]+\/grow/, FOREIGN_HOST);
  };
  const next = last && (back || more) ? link({ direction: 'after', id: last.id }) : null;
  const previous = first && (back ? more : cursor !== null) ? link({ direction: 'before', id: first.id }) : null;
  const end = call.switches.values.paging_end;
  if (end === 'null') return { next, previous };
  if (end === 'empty') return { next: next ?? '', previous: previous ?? '' };
  return { ...(next !== null && { next }), ...(previous !== null && { previous }) };
}

/** Serializes everything that determines which records the list has. */
function filtersOf({ operation, caller, ids, query }: Call): string {
  const { page_token: _token, include: _include, ...filters } = query;
  return JSON.stringify([operation, caller.firm, ids, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
