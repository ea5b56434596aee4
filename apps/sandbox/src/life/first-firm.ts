import type { Sql } from '../data/database/sql.ts';

/** The only firm whose week is simulated. @returns null if the scenario has no firm */
export function firstFirm(sql: Sql): number | null {
  return sql.get<{ id: number }>('SELECT id FROM firms ORDER BY id LIMIT 1')?.id ?? null;
}
