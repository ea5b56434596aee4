import type { FirmSizes } from '../firms/firm-sizes.ts';

/** Size of Harbor & Lane in each scenario. */
export const SCENARIO_SIZES = {
  empty: { staff: 3, untriaged: 0, ignored: 0, triaged: 0, contacts: 0, matters: 0, notes: 0 },
  'small-firm': { staff: 3, untriaged: 260, ignored: 90, triaged: 280, contacts: 1200, matters: 700, notes: 3000 },
  'busy-firm': {
    staff: 12,
    untriaged: 600,
    ignored: 400,
    triaged: 1000,
    contacts: 20_000,
    matters: 12_000,
    notes: 60_000,
  },
  'large-firm': {
    staff: 40,
    untriaged: 3000,
    ignored: 2000,
    triaged: 5000,
    contacts: 100_000,
    matters: 60_000,
    notes: 150_000,
  },
  /** An inbox longer than any real one, to measure long lists. */
  'many-leads': {
    staff: 12,
    untriaged: 52_000,
    ignored: 90,
    triaged: 280,
    contacts: 1200,
    matters: 700,
    notes: 3000,
  },
} as const satisfies Record<string, FirmSizes>;

export type Scenario = keyof typeof SCENARIO_SIZES;

export const SCENARIOS = Object.keys(SCENARIO_SIZES) as Scenario[];

/** True if the name is that of a scenario. */
export function isScenario(name: string): name is Scenario {
  return Object.hasOwn(SCENARIO_SIZES, name);
}
