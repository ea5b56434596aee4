import type { Browser } from '@playwright/test';
import type { Results } from './results.ts';
import type { Desk } from './start-desk.ts';
import type { BenchFirm } from './start-firm.ts';
import type { Peers } from './start-peers.ts';
import type { Subject } from './subjects.ts';

/** Everything that a measurement uses. */
export interface MeasurementContext {
  browser: Browser;
  firm: BenchFirm;
  desk: Desk;
  peers: Peers;
  subjects: Record<Subject['name'], Subject>;
  results: Results;
}

/** One measurement: `npm run bench:web -- W3` runs the one that covers W3. */
export interface Measurement {
  promises: readonly string[];
  run(context: MeasurementContext): Promise<void>;
}
