import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { ROOT } from '../../tools/start-process.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { onCore, type Core } from './on-core.ts';

/** A measured server, in a process of its own. */
export interface RunningServer {
  name: string;
  port: number;
  pid: number;
  /** Processor time used so far, in seconds. */
  cpu: () => number;
  stop: () => Promise<void>;
}

interface Start {
  name: string;
  command: string[];
  env?: Record<string, string>;
  core: Core;
  /**
   * Folder for its output. It is written to a file, as an operator would do: reading a pipe would cost the measuring
   * process time.
   */
  folder: string;
  /** The line it prints when it is ready; the group is its port. */
  ready: RegExp;
}

/** Starts a server and waits until it listens. */
export async function runningServer({ name, command, env = {}, core, folder, ready }: Start): Promise<RunningServer> {
  const output = join(folder, `${name.replaceAll(/\W+/g, '-')}.log`);
  const file = openSync(output, 'w');
  const [program = '', ...args] = onCore(core, command);
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  const port = await portOf();
  const pid = child.pid ?? 0;
  return {
    name,
    port,
    pid,
    cpu: () => cpuSeconds(pid),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };

  async function portOf(): Promise<number> {
    for (let tries = 0; tries < 1500; tries += 1) {
      const text = readFileSync(output, 'utf8');
      const found = ready.exec(text)?.[1];
      if (found !== undefined) return Number(found);
      if (child.exitCode !== null) throw new Error(`${name} ended: ${text}`);
      await after(20);
    }
    child.kill('SIGKILL');
    throw new Error(`${name} did not become ready.`);
  }
}
