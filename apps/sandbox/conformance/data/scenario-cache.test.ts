import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as after } from 'node:timers/promises';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';
import { walkList } from '../support/walk-list.ts';

const DAY = 86_400_000;

let sandbox: RunningSandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
  folder = join(sandbox.dataDir, 'scenarios');
});
afterAll(() => sandbox.stop());

const load = () => sandbox.control('POST', 'scenario', { name: 'busy-firm' });
const cached = () => readdirSync(folder).filter((name) => /^busy-firm\.v\d+\.sqlite$/.test(name));
const file = () => join(folder, cached()[0] ?? 'none');
const leads = async () => {
  await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  return walkList<InboxLead>(sandbox, await sandbox.token(), '/inbox_leads?state=untriaged');
};
const names = (list: InboxLead[]) => list.map(({ first_name: first, last_name: last }) => [first, last]);

/** Waits until a generation has written a part of its file, and returns the name of that file. */
async function part(): Promise<string> {
  for (;;) {
    const name = existsSync(folder) && readdirSync(folder).find((entry) => entry.endsWith('.part'));
    if (name && statSync(join(folder, name)).size > 100_000) return name;
    await after(5);
  }
}

it('small scenarios are not cached', () => {
  expect(existsSync(folder)).toBe(false);
});

it('a generation that is killed midway leaves nothing that is used as a scenario', async () => {
  const loading = load();
  const [, pid] = /\.(\d+)\.part$/.exec(await part()) ?? [];
  process.kill(Number(pid), 'SIGKILL');
  expect(await loading).toMatchObject({
    status: 500,
    body: { message: 'The generation of busy-firm was ended from outside.' },
  });
  expect(cached()).toEqual([]);
  // The previous data are still served.
  expect((await sandbox.control('GET', 'people')).body).toMatchObject({ data: { length: 5 } });
});

it('a sandbox that is killed midway leaves nothing broken either', async () => {
  load().catch(() => undefined);
  await part();
  await sandbox.killAndRestart();
  expect((await load()).status).toBe(200);
  expect(await leads()).toHaveLength(600);
});

it('files of a killed generation or another version are deleted at the next start; other files stay', async () => {
  for (const name of ['busy-firm.v1.sqlite', 'large-firm.v2.sqlite.77.part', 'mine.txt']) {
    writeFileSync(join(folder, name), 'x');
  }
  await sandbox.killAndRestart();
  expect(readdirSync(folder).sort()).toEqual([...cached(), 'mine.txt']);
});

it('is readable by its owner only', () => {
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it('is reused by scenario, reset and a start', async () => {
  const { mtimeMs, ino } = statSync(file());
  const from = performance.now();
  expect((await load()).status).toBe(200);
  expect((await sandbox.control('POST', 'reset')).body).toEqual({ data: { scenario: 'busy-firm' } });
  expect(performance.now() - from).toBeLessThan(5_000);
  expect(statSync(file())).toMatchObject({ mtimeMs, ino });
});

it('an old one has ages relative to now', async () => {
  await load();
  const before = await leads();
  age(40);
  await load();
  const loaded = await leads();
  expect(names(loaded)).toEqual(names(before));
  for (const [index, { created_at: created }] of loaded.entries()) {
    const moved = Date.parse(created) - Date.parse(before[index]?.created_at ?? '');
    // The reference is a whole minute, which may have passed.
    expect(Math.abs(moved)).toBeLessThanOrEqual(2 * 60_000);
  }
  const matters = await walkList<{ hired_date: string | null; updated_at: string }>(
    sandbox,
    await sandbox.token(),
    '/matters',
  );
  const hired = matters.filter(({ hired_date: date }) => date !== null);
  expect(hired.length).toBeGreaterThan(1000);
  for (const { hired_date: date, updated_at: updated } of hired) expect(updated.slice(0, 10)).toBe(date);
});

/** Makes the cached scenario some days older. */
function age(days: number): void {
  const database = new DatabaseSync(file());
  const earlier = (column: string) => `${column} = strftime('%Y-%m-%dT%H:%M:%SZ', ${column}, '-${days} days')`;
  for (const table of ['inbox_leads', 'contacts', 'matters', 'notes']) {
    database.exec(`UPDATE ${table} SET ${earlier('created_at')}, ${earlier('updated_at')}`);
  }
  database.exec(`UPDATE facts SET value = value - ${days * DAY} WHERE name = 'reference'`);
  database.close();
}
