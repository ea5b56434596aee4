import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_FLAGS } from '../tools/sandbox-flags.ts';
import { startProcess, waitForLine } from '../tools/start-process.ts';

/** A sandbox in a process and a folder of its own. */
export interface ServingSandbox {
  url: string;
  /** From the start of the process until it was ready, in milliseconds. */
  startMs: number;
  /** Sends a command to `/__sandbox__/…` and returns its JSON. */
  control: <Answer>(method: string, path: string, json: object) => Promise<Answer>;
  /** Resident memory of the process in megabytes. */
  memory: () => number;
  stop: () => Promise<void>;
}

/** Starts the sandbox as an operator would, without a rate limit. */
export async function servingSandbox(scenario: string): Promise<ServingSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const from = performance.now();
  const env = {
    SANDBOX_PORT: '0',
    SANDBOX_SCENARIO: scenario,
    SANDBOX_SWITCHES: 'rate_limit=0',
    DATA_DIR: folder,
    HOST: undefined,
  };
  const started = startProcess('apps/sandbox/src/main.ts', { env, flags: SANDBOX_FLAGS });
  const [, port] = await waitForLine(started, /^Sandbox ready at http:\/\/localhost:(\d+)$/m, 60_000);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    startMs: performance.now() - from,
    control: async <Answer>(method: string, path: string, json: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}/__sandbox__/${path}`, { method, headers, body: JSON.stringify(json) });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Answer;
    },
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(started.child.pid)]).toString()) / 1024,
    stop: async () => {
      await started.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
