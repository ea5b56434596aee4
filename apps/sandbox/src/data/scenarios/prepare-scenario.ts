import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cacheFile } from './cache-file.ts';
import type { Scenario } from './scenarios.ts';
import type { Sql } from '../database/sql.ts';

const PROGRAM = fileURLToPath(new URL('fill-cache-process.ts', import.meta.url));

/**
 * Generates a large scenario once, into a file next to the database. A small scenario needs no preparation.
 * @param onStart called before a generation, which takes seconds
 * @throws with the error of the generation
 */
export async function prepareScenario(sql: Sql, scenario: Scenario, onStart?: () => void): Promise<void> {
  const file = cacheFile(sql, scenario);
  if (file === null || existsSync(file)) return;
  onStart?.();
  const child = spawn(process.execPath, [PROGRAM, file, scenario], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(output.trim() || `The generation of ${scenario} was ended from outside.`);
}
