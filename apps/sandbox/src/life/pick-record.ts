import type { ActionContext } from './life.ts';

type Table = 'inbox_leads' | 'contacts' | 'matters';

/** How far back people look. */
const RECENT = 60;

/**
 * One of the latest records, the youngest the likeliest: what people work on.
 * @param condition SQL on top of the firm, without values of its own
 * @returns its id; null when there is none
 */
export function pickRecent({ sql, chance, firm }: ActionContext, table: Table, condition = 'TRUE'): number | null {
  const rows = sql.all<{ id: number }>(
    `SELECT id FROM ${table} WHERE firm_id = ? AND ${condition} ORDER BY id DESC LIMIT ${RECENT}`,
    firm,
  );
  return rows[Math.floor(chance.random() ** 2 * rows.length)]?.id ?? null;
}

/** Any record of the firm; null when there is none. Does not read the table, however large. */
export function pickAny({ sql, chance, firm }: ActionContext, table: Table): number | null {
  const range = sql.get<{ low: number | null; high: number | null }>(
    `SELECT (SELECT id FROM ${table} WHERE firm_id = ? ORDER BY id LIMIT 1) AS low,
      (SELECT id FROM ${table} WHERE firm_id = ? ORDER BY id DESC LIMIT 1) AS high`,
    firm,
    firm,
  );
  if (!range || range.low === null || range.high === null) return null;
  const from = chance.between(range.low, range.high);
  const query = `SELECT id FROM ${table} WHERE firm_id = ? AND id >= ? ORDER BY id LIMIT 1`;
  return sql.get<{ id: number }>(query, firm, from)?.id ?? null;
}
