import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_SUFFIX } from './cache-file.ts';

const OURS = /^[\w-]+\.v\d+\.sqlite(\.\d+\.part)?$/;

/** Removes scenarios cached by other versions, and files of interrupted generations. */
export function removeStaleCaches(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (OURS.test(name) && !name.endsWith(CACHE_SUFFIX)) rmSync(join(folder, name), { force: true });
  }
}
