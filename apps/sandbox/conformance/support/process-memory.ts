import { execFileSync } from 'node:child_process';

/** Megabytes of memory that a process holds. */
export function processMemory(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
}
