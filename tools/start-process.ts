import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The BFF may take 25 seconds to finish accepted requests. */
const START_TIMEOUT_MS = 30_000;

/** Maximum characters of a program's output in memory. */
const MAX_OUTPUT_LENGTH = 64 * 1024;

/** A started program of ours. */
export interface StartedProcess {
  child: ChildProcess;
  /** Its output so far; of more than 64 KB the last. */
  output: () => string;
  /** Sends SIGTERM and waits for the exit; the program is killed after half a minute. */
  stop: () => Promise<void>;
}

interface StartOptions {
  /** Added to this process's environment; undefined removes a variable. */
  env?: Record<string, string | undefined>;
  /** Flags of Node itself. */
  flags?: readonly string[];
  /** Also prints its output on this terminal, line by line. */
  show?: (line: string, stream: 'stdout' | 'stderr') => void;
}

/**
 * Starts one of our TypeScript programs with the same Node.
 * @param script path below the repository's root
 */
export function startProcess(script: string, { env = {}, flags = [], show }: StartOptions = {}): StartedProcess {
  const child = spawn(process.execPath, [...flags, script], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of ['stdout', 'stderr'] as const) {
    createInterface({ input: child[stream] }).on('line', (line) => {
      // It may run for weeks.
      printed = `${printed}${line}\n`.slice(-MAX_OUTPUT_LENGTH);
      show?.(line, stream);
    });
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
  return { child, output: () => printed, stop };
}

/**
 * Waits until a started program has printed a line that matches.
 * @returns the match
 * @throws with its output when it ends first, or when no line matches in time
 */
export async function waitForLine(
  started: StartedProcess,
  pattern: RegExp,
  withinMs = 30_000,
): Promise<RegExpExecArray> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const match = pattern.exec(started.output());
    if (match) return match;
    if (started.child.exitCode !== null || started.child.signalCode !== null)
      throw new Error(started.output().trim() || 'It ended without a word.');
    if (Date.now() > deadline) throw new Error(`Nothing matched ${pattern} in time:\n${started.output()}`);
    await after(20);
  }
}
