import { fillCache } from './fill-cache.ts';
import { isScenario } from './scenarios.ts';

// A separate program, started by prepare-scenario: a process releases all its memory when it ends.
const [file, scenario] = process.argv.slice(2);
if (file === undefined || scenario === undefined || !isScenario(scenario))
  throw new Error('Say a file and a scenario.');
try {
  fillCache(file, scenario);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
