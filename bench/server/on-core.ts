import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** What is measured has one core, and whatever measures it and serves it another, where the system can do that. */
export type Core = 'measured' | 'rest' | 'both';

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

/** @returns the command that runs a command on its core */
export function onCore(core: Core, command: string[]): string[] {
  return canPin && core !== 'both' ? ['taskset', '-c', core === 'measured' ? '0' : '1', ...command] : command;
}
