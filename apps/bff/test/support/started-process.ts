import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** A program of this repository, started as a process of its own. */
export interface StartedProcess {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves with the match of the pattern, as soon as it is in stdout. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** @returns the exit code */
  ended(): Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Variables of this process that every program inherits: where programs are, and where compiled code is cached. */
const INHERITED = ['PATH', 'NODE_COMPILE_CACHE'] as const;

/** @param environment all other variables of the program */
export function startedProcess(
  script: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): StartedProcess {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...Object.fromEntries(INHERITED.map((name) => [name, process.env[name]])), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = once(child, 'close');
  const ended = async (): Promise<number | null> => {
    await closed;
    return child.exitCode;
  };
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    async line(pattern) {
      for (;;) {
        const match = pattern.exec(stdout);
        if (match !== null) return match;
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`ended with ${child.exitCode ?? child.signalCode}: ${stdout}${stderr}`);
        await Promise.race([once(child.stdout, 'data'), closed]);
      }
    },
    ended,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return ended();
    },
  };
}
