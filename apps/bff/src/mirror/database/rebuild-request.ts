import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of its own, because the mirror's may be damaged. */
const NAME = 'mirror.rebuild';

/**
 * Stores an operator's request for a new backfill, for the process that uses the directory.
 * @throws Error if the directory cannot be written
 */
export function requestRebuild(directory: string): void {
  writeFileSync(join(directory, NAME), '', { mode: 0o600 });
}

/** Returns true and deletes the request, if there is one. */
export function takeRebuildRequest(directory: string): boolean {
  const file = join(directory, NAME);
  if (!existsSync(file)) return false;
  rmSync(file);
  return true;
}
