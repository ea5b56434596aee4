import type { Scenario } from './scenarios.ts';
import type { Sql } from '../database/sql.ts';

/** True if the database contains this scenario. */
export function isScenarioLoaded(sql: Sql, scenario: Scenario): boolean {
  return sql.get<{ value: string }>(`SELECT value FROM facts WHERE name = 'scenario'`)?.value === scenario;
}
