import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const TICKS = 100;

/** Returns the processor time of a process in seconds; without `/proc` its precision is a second. */
export function cpuSeconds(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (existsSync(file)) {
    // The name of the program may contain spaces; it ends with the last parenthesis.
    const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }
  const [seconds = 0, minutes = 0, hours = 0] = execFileSync('ps', ['-o', 'time=', '-p', String(pid)])
    .toString()
    .trim()
    .split(':')
    .map(Number)
    .reverse();
  return hours * 3600 + minutes * 60 + seconds;
}
