import { join } from 'node:path';
import { isScenario, type Scenario, SCENARIOS } from './data/scenarios/scenarios.ts';

/** Start options of the sandbox. */
export interface Config {
  port: number;
  host: string;
  database: string;
  scenario: Scenario;
  /** Initial switch values. */
  switches: Record<string, number | string>;
}

/**
 * Reads the configuration.
 * @param environment `process.env`
 * @throws Error whose message names the invalid variable
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
  return {
    port: Number(port),
    host: environment.HOST || '127.0.0.1',
    database,
    scenario,
    switches: readSwitches(environment),
  };
}

/** Parses `SANDBOX_SWITCHES`: `rate_limit=10,error_status=name`. */
function readSwitches({ SANDBOX_SWITCHES: text = '' }: NodeJS.ProcessEnv): Config['switches'] {
  const switches: Config['switches'] = {};
  for (const part of text.split(',').filter((word) => word.trim() !== '')) {
    const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      throw new Error(`SANDBOX_SWITCHES must be a list such as rate_limit=10,error_status=name, not "${text}".`);
    }
    switches[name] = /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  }
  return switches;
}
