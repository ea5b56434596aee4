import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, closeSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';

const ROOT = join(import.meta.dirname, '../../../..');
let directory: string;
let port: number;
let child: ChildProcess;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'intake-desk-log-'));
  port = await freePort();
});
afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(directory, { recursive: true });
});

/** Starts the server with a standard output of the test's own. */
function start(stdout: 'pipe' | number): void {
  child = spawn(process.execPath, ['apps/bff/src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      DATA_DIR: directory,
      PORT: String(port),
      SANDBOX_PORT: '1',
    },
    stdio: ['ignore', stdout, 'ignore'],
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 20 });
const get = (path: string) =>
  new Promise<number>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, agent, timeout: 5000 }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer in five seconds')));
    asked.once('error', reject).end();
  });
const isUp = () => expect.poll(() => get('/healthz').catch(() => 0)).toBe(200);
/** Each of these requests writes a line of about 200 bytes. A missing file is 404 without a built web app, too. */
const requests = async (count: number) => {
  const statuses = await Promise.all(Array.from({ length: count }, () => get('/nothing-here.js')));
  expect(new Set(statuses)).toEqual(new Set([404]));
};
async function stop(): Promise<number | null> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
  return child.exitCode;
}

test('67: while nothing reads the log, every request is answered; once it is read, it says how many lines were dropped', async () => {
  start('pipe');
  await isUp();
  for (let round = 0; round < 10; round += 1) await requests(1000);
  expect(child.exitCode).toBeNull();

  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await expect.poll(() => text).toContain('"log-dropped"');
  await requests(1);
  const count = () => {
    const lines = text.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
    const events = lines.map((line) => JSON.parse(line) as { event: string; lines?: number; route?: string });
    const dropped = events.reduce((sum, { event, lines: some = 0 }) => sum + (event === 'log-dropped' ? some : 0), 0);
    const written = events.filter(({ event, route }) => event === 'request' && route !== '/healthz').length;
    return { dropped, all: dropped + written };
  };
  await expect.poll(() => count().all).toBe(10_001);
  expect(count().dropped).toBeGreaterThan(0);
  expect(await stop()).toBe(0);
});

test('67: a reader that is stuck to the end does not delay the stop', async () => {
  start('pipe');
  await isUp();
  await requests(2000);
  expect(await stop()).toBe(0);
});

test('67: a reader that is gone ends nothing', async () => {
  start('pipe');
  await isUp();
  child.stdout?.destroy();
  await requests(100);
  expect(await stop()).toBe(0);
});

test.runIf(existsSync('/dev/full'))('67: a log on a full disk (/dev/full) ends and delays nothing', async () => {
  const full = openSync('/dev/full', 'w');
  start(full);
  closeSync(full);
  await isUp();
  await requests(1000);
  expect(await stop()).toBe(0);
});
