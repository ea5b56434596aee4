import { seedApplications } from '../oauth/applications.ts';
import { generateFirm } from './generate-firm.ts';
import { type Scenario, SCENARIO_SIZES } from './scenarios.ts';
import { TABLES } from './schema.ts';
import type { Sql } from './sql.ts';

/**
 * Empties the database and fills it with a scenario: the same content every time, with ages counted back from now.
 * @param now milliseconds since 1970
 */
export function loadScenario(sql: Sql, scenario: Scenario, now: number): void {
  sql.transaction(() => {
    for (const table of TABLES) sql.run(`DELETE FROM ${table}`);
    sql.run('DELETE FROM sqlite_sequence');
    seedApplications(sql);
    generateFirm(sql, SCENARIO_SIZES[scenario], now);
    sql.run(`INSERT INTO facts (name, value) VALUES ('scenario', ?)`, scenario);
  });
}
