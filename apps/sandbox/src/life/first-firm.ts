import type { Sql } from '../data/database/sql.ts';

/** The firm that lives: others stand still. @returns null when a scenario has none */
export function firstFirm(sql: Sql): number | null {
  return sql.get<{ id: number }>('SELECT id FROM firms ORDER BY id LIMIT 1')?.id ?? null;
}
