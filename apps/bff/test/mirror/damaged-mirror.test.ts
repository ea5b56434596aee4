import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ContactPage } from '@intake-desk/desk-api/record-list';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { compareWithGrow, differences } from '../support/compare-with-grow.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

const PAGE = 4096;
let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ MIRROR: 'on', GROW_RATE_LIMIT: '0' }, { SANDBOX_SWITCHES: 'rate_limit=0' });
  browser = await stack.signIn();
  await refilled();
});
afterAll(() => stack.stop());

const file = () => join(stack.directory, 'mirror.sqlite');

/** The lists are complete, as in Grow, and a search finds a record. A search may be the first to find the damage. */
async function refilled(isInFile = true): Promise<void> {
  await vi.waitFor(
    async () => {
      const found = await stack.call(browser, '/api/desk/search?q=miller');
      expect(found.status).toBe(200);
      const answer = await stack.call(browser, '/api/desk/contacts?limit=100');
      expect(answer.status).toBe(200);
      expect((answer.json() as ContactPage).meta).toMatchObject({ complete: true, total: 1200 });
      if (isInFile) expect(differences(await compareWithGrow(stack))).toEqual([]);
    },
    { timeout: 30_000, interval: 100 },
  );
}

function overwrite(position: number, bytes: Buffer): void {
  const opened = openSync(file(), 'r+');
  writeSync(opened, bytes, 0, bytes.length, position);
  closeSync(opened);
}

/** First page of a table or index, as an offset in the file. */
function rootOf(name: string): number {
  const database = new DatabaseSync(file(), { readOnly: true });
  try {
    return (
      (Number(database.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(name)?.['rootpage']) - 1) * PAGE
    );
  } finally {
    database.close();
  }
}

/** Bytes that are neither a page of SQLite nor empty. */
const garbage = (size = PAGE) => Buffer.alloc(size, 'Nothing that SQLite wrote. ');

const PLACES: Record<string, () => void> = {
  'the header': () => overwrite(0, garbage(100)),
  'the schema': () => overwrite(100, garbage(PAGE - 100)),
  'the root of the records': () => overwrite(rootOf('records'), garbage()),
  'the key of the records': () => overwrite(rootOf('sqlite_autoindex_records_1'), garbage()),
  'the search keys': () => overwrite(rootOf('sqlite_autoindex_search_keys_1'), garbage()),
  'the positions of the lists': () => overwrite(rootOf('streams'), garbage()),
  'every third page after the middle': () => {
    const pages = statSync(file()).size / PAGE;
    for (let page = Math.floor(pages / 2); page < pages; page += 3) overwrite(page * PAGE, Buffer.alloc(PAGE));
  },
  'the end, which is cut off': () => truncateSync(file(), Math.floor(statSync(file()).size / 2)),
  'the text of a record, which SQLite does not notice': () => {
    const database = new DatabaseSync(file());
    database.exec(`UPDATE records SET body = substr(body, 1, 40) WHERE rowid = 1`);
    database.close();
  },
};

test.each(Object.entries(PLACES))(
  '65: with a mirror damaged in %s the server starts, people stay signed in, and everything is fetched again',
  async (_, damage) => {
    await stack.bff.stop();
    damage();
    await stack.restart();
    expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
    expect((await stack.call(browser, '/api/desk/triage')).status).toBe(200);
    await refilled();
    expect(stack.bff.child.exitCode).toBeNull();
  },
);

test('65: a log of the mirror that is garbage, a folder in its place, and a named pipe keep no server from its start', async () => {
  await stack.bff.stop('SIGKILL');
  writeFileSync(`${file()}-wal`, garbage(64 * PAGE));
  await stack.restart();
  await refilled();
  await stack.bff.stop();
  execFileSync('rm', ['-f', file()]);
  mkdirSync(join(file(), 'folder'), { recursive: true });
  await stack.restart();
  await refilled();
  await stack.bff.stop();
  execFileSync('rm', ['-f', file()]);
  execFileSync('mkfifo', [file()]);
  await stack.restart();
  await refilled();
});

test('65: damage that comes while the server runs is found by the next read, and the mirror is fetched again', async () => {
  overwrite(0, garbage(statSync(file()).size));
  await refilled();
  expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
});

test('65: rebuild works on a damaged file, while the server is stopped and while it runs', async () => {
  await stack.bff.stop();
  overwrite(0, garbage());
  const stopped = await runCommand('mirror', ['rebuild'], stack);
  expect([stopped.code, stopped.stderr]).toEqual([0, '']);
  await stack.restart();
  await refilled();
  overwrite(0, garbage());
  const from = Date.now();
  const running = await runCommand('mirror', ['rebuild'], stack);
  expect([running.code, running.stderr]).toEqual([0, '']);
  await expect.poll(async () => (await stack.seen(from)).some(({ path }) => path === '/grow/contacts')).toBe(true);
  await refilled();
});

test.runIf(process.getuid?.() === 0)(
  '65: where no file can be made (a mounted folder in its place), the mirror is in memory, and the log says so',
  async () => {
    await stack.bff.stop();
    execFileSync('rm', ['-rf', file()]);
    mkdirSync(file());
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', file()]);
    try {
      await stack.restart();
      await refilled(false);
      await expect.poll(() => stack.bff.stdout()).toContain('"mirror-in-memory"');
    } finally {
      await stack.bff.stop();
      execFileSync('umount', [file()]);
    }
  },
);
