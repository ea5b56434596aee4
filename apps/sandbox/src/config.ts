import { join } from 'node:path';
import { isScenario, type Scenario, SCENARIOS } from './data/scenarios.ts';

/** How the sandbox is started. */
export interface Config {
  port: number;
  host: string;
  database: string;
  scenario: Scenario;
}

/**
 * Reads the settings.
 * @param environment `process.env`
 * @throws Error with one sentence that names the variable
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const port = environment.SANDBOX_PORT || '4000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`SANDBOX_PORT must be a number from 0 to 65535, not "${port}".`);
  }
  const scenario = environment.SANDBOX_SCENARIO || 'small-firm';
  if (!isScenario(scenario)) {
    throw new Error(`SANDBOX_SCENARIO must be one of ${SCENARIOS.join(', ')}, not "${scenario}".`);
  }
  const database = join(environment.DATA_DIR || '.data', 'sandbox.sqlite');
  return { port: Number(port), host: environment.HOST || '127.0.0.1', database, scenario };
}
