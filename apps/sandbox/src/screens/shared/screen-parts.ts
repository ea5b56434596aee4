import type { Switches } from '../../behavior/switches.ts';
import type { Clock } from '../../clock.ts';
import type { SeededRandom } from '../../data/random/chance.ts';
import type { Sql } from '../../data/database/sql.ts';
import type { SimulatedWeek } from '../../life/simulation/simulated-week.ts';

/** Dependencies of the screens. */
export interface ScreenDeps {
  sql: Sql;
  clock: Clock;
  switches: Switches;
  week: SimulatedWeek;
  /** Random values for what a person would type when accepting a lead. */
  chance: SeededRandom;
}
