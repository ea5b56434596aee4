import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cacheFile } from './cache-file.ts';
import type { Scenario } from './scenarios.ts';
import type { Sql } from '../database/sql.ts';

const PROGRAM = fileURLToPath(new URL('fill-cache-process.ts', import.meta.url));

/**
 * Generates a large scenario once, beside the database and not yet into it; nothing is to be done for a small one.
 * @param tell called before it takes seconds
 * @throws with what went wrong in the generation
 */
export async function prepareScenario(sql: Sql, scenario: Scenario, tell?: () => void): Promise<void> {
  const file = cacheFile(sql, scenario);
  if (file === null || existsSync(file)) return;
  tell?.();
  const child = spawn(process.execPath, [PROGRAM, file, scenario], { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(words.trim() || `The generation of ${scenario} was ended from outside.`);
}
