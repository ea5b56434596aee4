import { fillCache } from './fill-cache.ts';
import { isScenario } from './scenarios.ts';

// A program of its own, started by prepare-scenario: a process gives all its memory back when it ends.
const [file, scenario] = process.argv.slice(2);
if (file === undefined || scenario === undefined || !isScenario(scenario))
  throw new Error('Say a file and a scenario.');
try {
  fillCache(file, scenario);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
