import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { startedProcess } from '../support/started-process.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
let metrics: string;
beforeAll(async () => {
  metrics = `http://127.0.0.1:${await freePort()}`;
  stack = await startStack({ GROW_RATE_LIMIT: '0', METRICS_PORT: new URL(metrics).port });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
});
afterAll(() => stack.stop());

const scrape = async () => (await stack.browser().ask(metrics, '/metrics')).body;

/**
 * Reads the value of one line; labels in any order.
 * @returns null when there is no such line
 */
async function figure(name: string, labels: Record<string, string> = {}): Promise<number | null> {
  const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  for (const line of (await scrape()).split('\n')) {
    const [, found, inside = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (found === name && wanted.every((part) => inside.includes(part))) return Number(value);
  }
  return null;
}

/** True while the inbox is older than a minute, or was never fetched. */
const stale = async () => ((await figure('desk_mirror_age_seconds', { list: 'untriaged' })) ?? Infinity) > 60;

test('the metrics follow what happens: requests, Clio, the queue, refreshes, the journal, sessions, the process', async () => {
  const browser = await stack.signIn();
  const { data } = (await stack.call(browser, '/api/grow/matters')).json() as { data: { id: number }[] };
  const notes = `/api/grow/matters/${data[0]?.id}/notes`;
  const note = { method: 'POST', json: { data: { subject: 'Called', body: 'Figures' } } };
  await stack.call(browser, notes, { ...note, headers: { 'idempotency-key': crypto.randomUUID() } });
  await stack.control('POST', '/tokens/expire', {});
  await stack.call(browser, '/api/grow/users/who_am_i');

  const answer = await stack.browser().ask(metrics, '/metrics');
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const posted = { method: 'POST', route: '/api/grow/matters/{matter_id}/notes', status: '201' };
  expect(await figure('desk_http_request_seconds_count', posted)).toBe(1);
  expect(await figure('desk_http_request_seconds_count', { route: '/auth/callback', status: '303' })).toBe(1);
  expect(await figure('desk_grow_request_seconds_count', { operation: 'createMatterNote', status: '201' })).toBe(1);
  expect(await figure('desk_grow_request_seconds_count', { operation: 'whoAmI', status: '401' })).toBe(1);
  expect(await figure('desk_queue_wait_seconds_count', { priority: 'write' })).toBe(1);
  expect(await figure('desk_queue_depth', { priority: 'write' })).toBe(0);
  expect(await figure('desk_token_refreshes_total', { outcome: 'done' })).toBe(1);
  expect(await figure('desk_outbox_rows', { state: 'CONFIRMED' })).toBe(1);
  expect(await figure('desk_outbox_rows', { state: 'UNKNOWN' })).toBe(0);
  expect(await figure('desk_sessions')).toBe(1);
  expect(await figure('desk_database_up')).toBe(1);
  expect(await figure('desk_breaker_open')).toBe(0);
  expect(await figure('desk_event_streams')).toBe(0);
  expect(await figure('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(await figure('nodejs_eventloop_lag_p99_seconds')).not.toBeNull();
});

test('57: whatever strangers and people send, no name, id or address becomes a label, and the number of labels stays bounded', async () => {
  const browser = await stack.signIn();
  const [person] = await stack.people();
  const size = async () => (await scrape()).split('\n').filter((line) => line.startsWith('desk_')).length;
  const poke = async (word: string) => {
    await stack.call(browser, `/api/grow/contacts?query=${word}`);
    await stack.call(browser, `/api/grow/contacts/77777777777${word.length}`);
    await stack.call(browser, `/api/nowhere/${word}`);
    await stack.browser().ask(stack.url, `/leads/${word}`);
    await stack.browser().ask(stack.url, `/${word}`, { method: 'PROPFIND' });
  };
  await poke('SENTINEL');
  const before = await size();
  for (let round = 0; round < 30; round += 1) await poke(`SENTINEL-${'x'.repeat(round)}`);
  // A page that its browser left early adds an outcome label; the requested path adds none.
  expect(await size()).toBeLessThan(before + 50);
  // Checks only names and labels: a sum of seconds may contain any digits.
  const text = (await scrape()).replace(/ \S+$/gm, '');
  for (const word of ['SENTINEL', 'PROPFIND', String(person?.email), String(person?.name), '/leads/', '7777'])
    expect(text).not.toContain(word);
});

test('the mirror reports how many records it has and how old they are', async () => {
  const plain = { stack, metrics };
  metrics = `http://127.0.0.1:${await freePort()}`;
  stack = await startStack({ MIRROR: 'on', GROW_RATE_LIMIT: '0', METRICS_PORT: new URL(metrics).port });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  await stack.signIn();
  await expect
    .poll(async () => [await figure('desk_mirror_records', { list: 'contacts' }), await stale()], { timeout: 20_000 })
    .toEqual([1200, false]);
  await stack.stop();
  ({ stack, metrics } = plain);
}, 60_000);

test('while Clio is down the breaker is reported, and readiness reports it without failing', async () => {
  const browser = await stack.signIn();
  await stack.fault({ path: '/grow/*', fault: 'status', status: 503, count: 100 });
  await expect
    .poll(async () => (await stack.call(browser, '/api/grow/users'), await figure('desk_breaker_open')), {
      timeout: 10_000,
    })
    .toBe(1);
  const ready = await browser.ask(stack.url, '/readyz');
  expect([ready.status, ready.json()]).toEqual([
    200,
    { status: 'ready', database: 'ok', webApp: 'ok', upstream: 'down' },
  ]);
  await stack.control('DELETE', '/faults');
  await expect
    .poll(async () => (await stack.call(browser, '/api/grow/users')).status, { timeout: 15_000, interval: 500 })
    .toBe(200);
  expect((await browser.ask(stack.url, '/readyz')).json()).toMatchObject({ upstream: 'ok' });
});

test('only this machine gets a response, only under its own host names, and the port serves nothing else', async () => {
  const { port } = new URL(metrics);
  const ask = (target: string, host: string, method = 'GET') =>
    stack.browser().ask(metrics, target, { method, headers: { host } });
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    expect((await ask('/metrics', host)).status, host).toBe(200);
  }
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:80', `127.0.0.1.evil:${port}`]) {
    const answer = await ask('/metrics', host);
    expect([answer.status, answer.body], host).toEqual([421, '']);
  }
  expect((await ask('/', `localhost:${port}`)).status).toBe(404);
  expect((await ask('/metrics?x', `localhost:${port}`)).status).toBe(404);
  expect((await ask('/metrics', `localhost:${port}`, 'POST')).status).toBe(405);
  const outside = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outside) {
    await expect(stack.browser().ask(`http://${address}:${port}`, '/metrics')).rejects.toThrow('ECONNREFUSED');
  }
});

test("by default no metrics are served, neither on the BFF's port nor on another", async () => {
  const bare = await startStack();
  const { status, body } = await bare.browser().ask(bare.url, '/metrics');
  expect(status).toBe(404);
  expect(body).not.toContain('desk_');
  await bare.stop();
});

test('13: a taken or invalid port is reported in one line', async () => {
  const refusal = async (value: string) => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'intake-desk-'));
    const bff = startedProcess('apps/bff/src/main.ts', { PORT: '0', DATA_DIR, METRICS_PORT: value });
    expect(await bff.ended()).toBe(1);
    await rm(DATA_DIR, { recursive: true });
    expect(bff.stdout()).toBe('');
    return bff.stderr();
  };
  const { port } = new URL(metrics);
  expect(await refusal(port)).toBe(`Port ${port} is taken. Stop what uses it, or set METRICS_PORT.\n`);
  expect(await refusal('0')).toBe('METRICS_PORT must be a port number; leave it out for no metrics.\n');
});
