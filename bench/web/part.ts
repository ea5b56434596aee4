import type { Judge } from './judge.ts';
import type { Desk } from './start-desk.ts';
import type { ManyLeads } from './start-firm.ts';
import type { Peers } from './start-peers.ts';
import type { Subject } from './subjects.ts';

/** Everything that takes part in a run. */
export interface Stage {
  firm: ManyLeads;
  desk: Desk;
  peers: Peers;
  subjects: Record<Subject['name'], Subject>;
  judge: Judge;
}

/** One measurement: `npm run bench:web -- W3` runs the part that shows W3. */
export interface Part {
  promises: readonly string[];
  run(stage: Stage): Promise<void>;
}
