import type { Scenario } from './scenarios.ts';
import type { Sql } from '../database/sql.ts';

/** Whether the database is filled with a scenario already. */
export function isScenarioLoaded(sql: Sql, scenario: Scenario): boolean {
  return sql.get<{ value: string }>(`SELECT value FROM facts WHERE name = 'scenario'`)?.value === scenario;
}
