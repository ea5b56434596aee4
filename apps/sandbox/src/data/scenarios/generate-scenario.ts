import type { FirmSizes } from '../firms/firm-sizes.ts';
import { generateFirm } from '../firms/generate-firm.ts';
import { HARBOR_LANE } from '../firms/harbor-lane.ts';
import { QUIST_ALDER } from '../firms/quist-alder.ts';
import { type Scenario, SCENARIO_SIZES } from './scenarios.ts';
import type { Sql } from '../database/sql.ts';

const NEIGHBOR: FirmSizes = { staff: 2, untriaged: 12, ignored: 4, triaged: 5, contacts: 30, matters: 15, notes: 40 };
const NOTHING: FirmSizes = { ...SCENARIO_SIZES.empty, staff: 2 };

/**
 * Generates the records of a scenario into empty tables: the main firm and the small second one.
 * @param now milliseconds since 1970
 */
export function generateScenario(sql: Sql, scenario: Scenario, now: number): void {
  generateFirm(sql, HARBOR_LANE, SCENARIO_SIZES[scenario], now);
  generateFirm(sql, QUIST_ALDER, scenario === 'empty' ? NOTHING : NEIGHBOR, now);
}
