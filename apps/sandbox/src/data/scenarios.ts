import type { FirmSizes } from './firm-sizes.ts';

/** How much each scenario holds. */
export const SCENARIO_SIZES = {
  empty: { untriaged: 0, ignored: 0, triaged: 0, contacts: 0, matters: 0, notes: 0 },
  'small-firm': { untriaged: 260, ignored: 90, triaged: 280, contacts: 1200, matters: 700, notes: 3000 },
} as const satisfies Record<string, FirmSizes>;

export type Scenario = keyof typeof SCENARIO_SIZES;

export const SCENARIOS = Object.keys(SCENARIO_SIZES) as Scenario[];

/** Whether a word names a scenario. */
export function isScenario(name: string): name is Scenario {
  return Object.hasOwn(SCENARIO_SIZES, name);
}
