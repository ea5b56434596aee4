import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * The measured server runs on one core, and the load and the upstream on another, where the system can pin processes.
 */
export type Core = 'measured' | 'rest' | 'both';

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

/** @returns the command, pinned to its core */
export function onCore(core: Core, command: string[]): string[] {
  return canPin && core !== 'both' ? ['taskset', '-c', core === 'measured' ? '0' : '1', ...command] : command;
}
