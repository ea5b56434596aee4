import type { ActionContext } from './life.ts';

type Table = 'inbox_leads' | 'contacts' | 'matters';

/** Number of latest records that people work on. */
const RECENT = 60;

/**
 * Selects one of the latest records; newer ones are more likely.
 * @param condition SQL in addition to the firm, without placeholders
 * @returns its id; null if there is none
 */
export function pickRecent({ sql, chance, firm }: ActionContext, table: Table, condition = 'TRUE'): number | null {
  const rows = sql.all<{ id: number }>(
    `SELECT id FROM ${table} WHERE firm_id = ? AND ${condition} ORDER BY id DESC LIMIT ${RECENT}`,
    firm,
  );
  return rows[Math.floor(chance.random() ** 2 * rows.length)]?.id ?? null;
}

/** Selects any record of the firm; null if there is none. Does not scan the table, however large it is. */
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
