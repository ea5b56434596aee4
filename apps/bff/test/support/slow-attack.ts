import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from './browser.ts';
import { SlowClient } from './slow-client.ts';
import { startStack, type Stack } from './start-stack.ts';

const LARGE = '/assets/large-1234abcd.js';
/**
 * Size of the file that slow readers request. It exceeds the buffers of a connection, so that the server has to wait
 * for its reader.
 */
export const LARGE_BYTES = 16 * 1024 * 1024;

/** A BFF under attack by slow clients. */
export interface SlowAttack {
  /** 200 that never finish their headers. */
  headers: SlowClient[];
  /** 100 that never finish their body: half of them signed in, half of them not. */
  bodies: SlowClient[];
  /** 15 that request a large file and hardly read it. */
  readers: SlowClient[];
  /** 15 that request it and read none of it. */
  deaf: SlowClient[];
  /**
   * Does a person's work meanwhile, over connections of its own.
   * @returns the statuses
   */
  work(): Promise<number[]>;
  stop(): Promise<void>;
}

/**
 * Runs the three attacks of slowhttptest (`-H`, `-B`, `-X`) at once.
 * @see https://github.com/shekyan/slowhttptest
 */
export async function startSlowAttack(): Promise<SlowAttack> {
  const webDist = await mkdtemp(join(tmpdir(), 'intake-desk-slow-'));
  await mkdir(join(webDist, 'assets'));
  await writeFile(join(webDist, 'index.html'), '<!doctype html><title>Desk</title>');
  await writeFile(join(webDist, LARGE), Buffer.alloc(LARGE_BYTES, 'x'));
  const stack = await startStack({ WEB_DIST: webDist, GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  const browser = await stack.signIn();

  const { host } = new URL(stack.url);
  const cookie = [...browser.jar(stack.url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const post = (path: string, more: string) =>
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nX-CSRF: 1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n${more}\r\n{`;
  const note = post('/api/grow/matters/1/notes', `Cookie: ${cookie}\r\nIdempotency-Key: ${crypto.randomUUID()}\r\n`);
  const large = `GET ${LARGE} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  const [headers, signedIn, anonymous, readers, deaf] = await Promise.all([
    SlowClient.connectMany(stack.url, 200, { head: `GET / HTTP/1.1\r\nHost: ${host}\r\n`, drip: 'X-Slow: 1\r\n' }),
    SlowClient.connectMany(stack.url, 50, { head: note, drip: ' ' }),
    SlowClient.connectMany(stack.url, 50, { head: post('/api/csp-report', ''), drip: ' ' }),
    SlowClient.connectMany(stack.url, 15, { head: large, reads: 'slowly' }),
    SlowClient.connectMany(stack.url, 15, { head: large, reads: 'never' }),
  ]);
  const bodies = [...signedIn, ...anonymous];

  return {
    headers,
    bodies,
    readers,
    deaf,
    work: () => work(stack, browser),
    async stop() {
      for (const client of [...headers, ...bodies, ...readers, ...deaf]) client.stop();
      await stack.stop();
      await rm(webDist, { recursive: true, force: true });
    },
  };
}

async function work(stack: Stack, browser: Browser): Promise<number[]> {
  const answers = [
    await browser.ask(stack.url, '/matters'),
    await stack.call(browser, '/auth/session'),
    await stack.call(browser, '/api/grow/matters'),
    await stack.call(browser, '/api/grow/matters/70001/notes', {
      method: 'POST',
      json: { data: { subject: 'A call', body: 'Will call again.' } },
      headers: { 'idempotency-key': crypto.randomUUID() },
    }),
  ];
  return answers.map(({ status }) => status);
}
