import type { Switches } from '../behaviour/switches.ts';
import type { Clock } from '../clock.ts';
import type { Chance } from '../data/chance.ts';
import type { Sql } from '../data/sql.ts';
import type { SimulatedWeek } from '../life/simulated-week.ts';

/** What the screens work with. */
export interface ScreenParts {
  sql: Sql;
  clock: Clock;
  switches: Switches;
  week: SimulatedWeek;
  /** For what a person would type when accepting a lead. */
  chance: Chance;
}
