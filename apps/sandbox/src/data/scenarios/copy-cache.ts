import { MINUTE } from '../random/ages.ts';
import { REFERENCE } from './fill-cache.ts';
import { TABLES } from '../database/schema.ts';
import type { Sql } from '../database/sql.ts';

/**
 * Copies the records of a cached scenario, attached as `cache`, and shifts their times so that ages count back from
 * now. Global ids are unchanged and contain the time of the generation.
 * @param now milliseconds since 1970
 */
export function copyCache(sql: Sql, now: number): void {
  const reference = sql.get<{ value: string }>('SELECT value FROM cache.facts WHERE name = ?', REFERENCE);
  const minutes = Math.floor(now / MINUTE) - Math.floor(Number(reference?.value) / MINUTE);
  for (const table of TABLES) {
    if (table === 'facts') continue;
    const columns = sql.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', table).map(({ name }) => name);
    const from = `cache.${table}, (SELECT ? AS shift)`;
    const insert = `INSERT INTO main.${table} (${columns.join(', ')})`;
    sql.run(`${insert} SELECT ${columns.map(moved).join(', ')} FROM ${from}`, `${minutes} minutes`);
  }
}

function moved(column: string): string {
  const time = (name: string) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${name}, shift)`;
  // A date has no time to shift, so it becomes the day of the last change.
  if (column === 'hired_date') return `CASE WHEN hired_date IS NOT NULL THEN substr(${time('updated_at')}, 1, 10) END`;
  return /_(at|date)$/.test(column) ? time(column) : column;
}
