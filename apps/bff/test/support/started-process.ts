import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** A program of this repository, started as a process of its own. */
export interface StartedProcess {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves with what the pattern found, as soon as it stands in stdout. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** @returns its exit code */
  ended(): Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** What of this process's surroundings every program sees: where programs are, and where compiled code is kept. */
const INHERITED = ['PATH', 'NODE_COMPILE_CACHE'] as const;

/** @param environment everything else the program sees */
export function startedProcess(
  script: string,
  environment: Record<string, string>,
  words: readonly string[] = [],
): StartedProcess {
  const child = spawn(process.execPath, [script, ...words], {
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
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${stdout}${stderr}`);
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
