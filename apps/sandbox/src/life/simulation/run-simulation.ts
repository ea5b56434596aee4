import type { Switches } from '../../behavior/switches.ts';
import type { SimulatedWeek } from './simulated-week.ts';

/** Minimum delay between events at any speed, so that the machine can do other work. */
const MIN_TICK_MS = 20;
/** Maximum delay of Node's timers. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs the week while the switch `simulation_speed` is above 0. It never prevents the process from exiting. Errors are
 * logged and skipped, because the sandbox must continue.
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
