import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The program with the option that `npm run start:sandbox` gives it; without it, unused memory varies by 40 MB. */
const PROGRAM = ['--max-semi-space-size=4', join(import.meta.dirname, '../../src/main.ts')];

/** A response with its JSON parsed; null when there is none. */
export interface Reply<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A sandbox in a process and a folder of its own. */
export interface RunningSandbox {
  url: string;
  dataDir: string;
  /** Id of its process, which changes with a restart. */
  pid: number;
  /** `path` below `/grow`, unless it starts with http. */
  grow(
    token: string,
    path: string,
    init?: { method?: string; json?: unknown; headers?: Record<string, string> },
  ): Promise<Reply>;
  control(method: string, path: string, json?: unknown): Promise<Reply>;
  /** An access token for the first person, without the consent page. */
  token(options?: { client_id?: string; user?: number; scope?: string }): Promise<string>;
  /** A form post to `/oauth/…`. */
  oauth(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
  /** Kills the process, and starts it again on the same folder. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** How a sandbox for tests is started. */
export interface StartOptions {
  scenario?: string;
  /** 0 (no limit) unless the limit is tested; null leaves the sandbox's own default. */
  rateLimit?: number | null;
  /** Variables other than those for port, folder and scenario. */
  environment?: Record<string, string>;
}

/** Starts the sandbox as an operator would and waits for its ready line. */
export async function startSandbox({
  scenario = 'small-firm',
  rateLimit = 0,
  environment = {},
}: StartOptions = {}): Promise<RunningSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const settings = { SANDBOX_SWITCHES: '', ...environment, DATA_DIR: dataDir, SANDBOX_SCENARIO: scenario };
  let { child, url } = await launch(settings);
  const setRateLimit = async () => {
    if (rateLimit !== null) await control('PATCH', 'switches', { rate_limit: rateLimit });
  };

  const control: RunningSandbox['control'] = (method, path, json) =>
    read(`${url}/__sandbox__/${path}`, { method, ...(json !== undefined && jsonBody(json)) });
  await setRateLimit();

  return {
    get url() {
      return url;
    },
    dataDir,
    get pid() {
      if (child.pid === undefined) throw new Error('The sandbox has no process.');
      return child.pid;
    },
    control,
    grow: (token, path, { method = 'GET', json, headers } = {}) => {
      const init: { body?: string; headers?: Record<string, string> } = json === undefined ? {} : jsonBody(json);
      const target = path.startsWith('http') ? path : `${url}/grow${path}`;
      return read(target, {
        method,
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers, ...headers },
      });
    },
    token: async ({ client_id = 'conformance', user = 501, scope } = {}) => {
      const order = { client_id, user, ...(scope !== undefined && { scope }) };
      const { body } = (await control('POST', 'tokens', order)) as Reply<{ access_token: string }>;
      return body.access_token;
    },
    oauth: (path, form, headers = {}) =>
      read(`${url}/oauth/${path}`, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' }),
    killAndRestart: async () => {
      await end(child, 'SIGKILL');
      ({ child, url } = await launch(settings));
      await setRateLimit();
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs the program with some environment until it exits. */
export async function runToEnd(environment: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, PROGRAM, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

async function launch(settings: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, SANDBOX_PORT: '0', ...settings };
  const child = spawn(process.execPath, PROGRAM, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Sandbox ready at http:\/\/localhost:(\d+)$/.exec(line)?.[1];
    if (port !== undefined) return { child, url: `http://127.0.0.1:${port}` };
  }
  throw new Error('The sandbox ended before it was ready.');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  child.kill(signal);
  await closed;
}

async function read(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, headers: response.headers, body: json ? (JSON.parse(text) as unknown) : text };
}

function jsonBody(json: unknown): { body: string; headers: Record<string, string> } {
  return { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
}
