import { execFileSync } from 'node:child_process';

/** Returns the resident memory of a process in megabytes. */
export function processMemory(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
}
