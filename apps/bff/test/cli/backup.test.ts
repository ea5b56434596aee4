import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

const KEYS = {
  SESSION_SECRETS: 'b2xkIHdvcmRzIGZvciB0aGUgZG9vcg-and-more',
  TOKEN_KEYS: 'k1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
};
const OTHER = {
  SESSION_SECRETS: 'bmV3IHdvcmRzIGZvciB0aGUgZG9vcg-and-more',
  TOKEN_KEYS: 'k1:c3ZmEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
};
const run = promisify(execFile);
const WRITERS = 8;
const PATH = '/api/grow/matters/70006/notes';

let stack: Stack;
beforeAll(async () => {
  // Slow enough that at any moment some notes are queued and some are in flight.
  stack = await startStack({ ...KEYS, GROW_RATE_LIMIT: '10' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
});
afterAll(() => stack.stop());

interface Sent {
  browser: Browser;
  key: string;
  body: string;
  answer: string;
}
const post = ({ browser, key, body }: Omit<Sent, 'answer'>) =>
  stack.call(browser, PATH, {
    method: 'POST',
    json: { data: { subject: 'Under load', body } },
    headers: { 'idempotency-key': key },
  });
const read = (browser: Browser) => stack.call(browser, '/api/grow/users/who_am_i');
const postsSince = async (from: number) =>
  (await stack.seen(from)).filter(({ method, path }) => method === 'POST' && path.endsWith('/notes')).length;
const rowsOf = (file: string, sql: string) => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
};
const codeOf = (answer: { json(): unknown }) => problem.parse(answer.json()).code;
const idOf = (answer: string) => ({ id: (JSON.parse(answer) as { data: { id: number } }).data.id });
const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

/**
 * Runs the steps of docs/OPERATIONS.md, including its commands.
 * @returns the new data directory
 */
async function restore(backup: string): Promise<string> {
  const guide = await readFile(new URL('../../../../docs/OPERATIONS.md', import.meta.url), 'utf8');
  const [, commands = ''] = /### Restore\n[^]*?```sh\n([^]*?)```/.exec(guide) ?? [];
  const directory = join(stack.directory, `restored-${randomUUID()}`);
  await stack.bff.stop();
  await run('sh', ['-euc', commands], { env: { PATH: process.env['PATH'], DATA_DIR: directory, BACKUP: backup } });
  await stack.restart({ DATA_DIR: directory });
  return directory;
}

describe('taken while people write', () => {
  const sent: Sent[] = [];
  let backup: string;
  let browsers: Browser[];
  beforeAll(async () => {
    const [ana, ben] = await stack.people();
    browsers = [
      await stack.signIn(stack.browser(), { user: String(ana?.id) }),
      await stack.signIn(stack.browser(), { user: String(ben?.id) }),
    ];
    backup = join(stack.directory, 'backup.sqlite');
    await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'delay', ms: 300, count: 1000 });
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, async (_, index) => {
      const browser = browsers[index % browsers.length] ?? stack.browser();
      while (!isOver) {
        const note = { browser, key: randomUUID(), body: `Note ${randomUUID()}` };
        const { status, body } = await post(note);
        if (status !== 201) throw new Error(`${status} ${body}`);
        sent.push({ ...note, answer: body });
      }
    });
    const have = (count: number) => vi.waitFor(() => expect(sent.length).toBeGreaterThan(count), 20_000);
    await have(15);
    const before = sent.length;
    const result = await runCommand('backup', [backup], stack, KEYS);
    expect([result.code, result.stderr]).toEqual([0, '']);
    await have(before + WRITERS);
    isOver = true;
    await Promise.all(writers);
    await stack.control('DELETE', '/faults');
  }, 60_000);
  const browserOf = (index: number) => browsers[index] ?? stack.browser();
  const bodiesInGrow = async () => {
    const bodies: string[] = [];
    for (let target: string | undefined = PATH; target !== undefined;) {
      const page = (await stack.call(browserOf(0), target)).json() as {
        data: { subject: string; body: string }[];
        meta: { paging: { next?: string } };
      };
      bodies.push(...page.data.filter(({ subject }) => subject === 'Under load').map(({ body }) => body));
      target = page.meta.paging.next;
    }
    return bodies.toSorted();
  };

  test('18, 19: the copy is complete, for the owner only, and opens nothing without the keys', async () => {
    expect(await modeOf(backup)).toBe(0o600);
    expect(rowsOf(backup, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const states = rowsOf(backup, 'SELECT DISTINCT state FROM outbox').map(({ state }) => state);
    // Some were in flight, and in a copy their outcome is unknown.
    expect(states.toSorted()).toEqual(['CONFIRMED', 'UNKNOWN']);
    const second = await runCommand('backup', [backup], stack, KEYS);
    expect([second.code, second.stderr]).toEqual([1, `${backup} exists already, and is left as it is.\n`]);
  });

  test('53, 54: restored, the same people are signed in, and every note in the journal has its response without being sent again', async () => {
    const from = Date.now();
    const directory = await restore(backup);
    for (const file of await readdir(directory)) expect(await modeOf(join(directory, file)), file).toBe(0o600);
    expect((await stack.browser().ask(stack.url, '/readyz')).status).toBe(200);
    for (const browser of browsers) expect((await read(browser)).status).toBe(200);

    const keys = rowsOf(backup, 'SELECT idempotency_key AS key FROM outbox').map(({ key }) => key);
    const known = sent.filter(({ key }) => keys.includes(key));
    expect(known.length).toBe(keys.length);
    for (const note of known) {
      await expect.poll(async () => (await post(note)).status, { timeout: 15_000, interval: 250 }).toBe(201);
      expect((await post(note)).json()).toMatchObject({ data: idOf(note.answer) });
    }
    expect(await postsSince(from)).toBe(0);
    expect(await bodiesInGrow()).toEqual(sent.map(({ body }) => body).toSorted());
  }, 60_000);

  test('16, 17: with other keys every session gets a clean 401, no request a 500, and a new sign-in works', async () => {
    const directory = await restore(backup);
    for (const wrong of [
      OTHER,
      { ...KEYS, TOKEN_KEYS: OTHER.TOKEN_KEYS },
      { ...KEYS, SESSION_SECRETS: OTHER.SESSION_SECRETS },
    ]) {
      await stack.restart({ DATA_DIR: directory, ...wrong });
      const from = Date.now();
      for (const browser of browsers) {
        const answer = await read(browser);
        expect([answer.status, codeOf(answer)]).toEqual([401, 'session-expired']);
        expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
      }
      for (const browser of browsers) {
        expect((await post({ browser, key: randomUUID(), body: 'too late' })).status).toBe(401);
      }
      // The original content under this key is unknown: the request is refused, never sent.
      for (const note of sent.slice(0, 3)) expect([401, 422]).toContain((await post(note)).status);
      expect(await stack.seen(from)).toEqual([]);
      expect((await read(await stack.signIn())).status).toBe(200);
      expect((await stack.browser().ask(stack.url, '/readyz')).status).toBe(200);
      expect(stack.bff.stderr()).toBe('');
      expect(stack.bff.stdout()).not.toMatch(/"level":"error"|"status":5\d\d/);
    }
  }, 60_000);

  test('44: what Clio has revoked or refreshed since the backup ends cleanly, for those people alone', async () => {
    await stack.restart();
    // After the backup one person's tokens are refreshed, so that Clio revokes the ones in the copy.
    const [renewed, untouched] = [browserOf(0), browserOf(1)];
    await stack.control('POST', '/tokens/expire', {});
    expect((await read(renewed)).status).toBe(200);

    const directory = await restore(backup);
    const over = await read(renewed);
    expect([over.status, codeOf(over)]).toEqual([401, 'session-expired']);
    expect((await read(untouched)).status).toBe(200);
    expect(rowsOf(join(directory, 'desk.sqlite'), 'SELECT count(*) AS count FROM grants')).toEqual([{ count: 1 }]);
    const lines = rowsOf(join(directory, 'desk.sqlite'), "SELECT outcome FROM audit WHERE event = 'session-ended'");
    expect(lines).toEqual([{ outcome: 'over-at-clio' }]);
    expect((await read(await stack.signIn(renewed))).status).toBe(200);
  });
});
