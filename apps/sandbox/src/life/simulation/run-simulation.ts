import type { Switches } from '../../behavior/switches.ts';
import type { SimulatedWeek } from './simulated-week.ts';

/** However fast it is asked to run, the machine has other things to do. */
const MIN_TICK_MS = 20;
/** Node's timers take no more. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Lets the week run by itself while the switch `simulation_speed` is above 0. It never keeps the process alive, and whatever goes
 * wrong in it is told and passed over: the sandbox must go on.
 */
export function runSimulation(week: SimulatedWeek, switches: Switches): void {
  let speed = 0;
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    const wait = (attempt(() => week.untilNext()) ?? 60_000) / speed;
    timer = setTimeout(pass, Math.min(Math.max(wait, MIN_TICK_MS), MAX_TIMER_MS)).unref();
  };
  const pass = () => {
    attempt(() => week.next());
    schedule();
  };
  const follow = () => {
    if (switches.values.simulation_speed === speed) return;
    speed = switches.values.simulation_speed;
    clearTimeout(timer);
    if (speed > 0) schedule();
  };
  switches.onChange(follow);
  follow();
}

function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The simulated week missed an event: ${message}\n`);
    return null;
  }
}
