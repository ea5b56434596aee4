import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#src/database/sqlite/open-sqlite.ts';
import { fillableDisk } from '../support/fillable-disk.ts';
import { startedProcess } from '../support/started-process.ts';
import { runCommand } from '../support/run-command.ts';
import { OLD_SETTINGS, restoreOldData } from '../upgrade/old-data.ts';

const root = mkdtempSync(join(tmpdir(), 'intake-desk-migrations-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made = 0;
const newDirectory = () => mkdtempSync(join(root, `${(made += 1)}-`));
const openAndKill = async (directory: string, after: number) => {
  const child = startedProcess('apps/bff/test/support/kill-at-statement.ts', {}, [directory, String(after)]);
  await child.ended();
  return { signal: child.child.signalCode, statements: Number(child.stdout()), stderr: child.stderr() };
};

/** Tables and indexes with their columns, in an order that does not depend on when they were made. */
function schemaOf(directory: string): unknown[] {
  const database = new DatabaseSync(join(directory, 'desk.sqlite'), { readOnly: true });
  try {
    const objects = database.prepare(`SELECT type, name FROM sqlite_master ORDER BY type, name`).all();
    return objects.map(({ type, name }) => [
      type,
      name,
      database
        .prepare(type === 'table' ? 'SELECT * FROM pragma_table_info(?)' : 'SELECT name FROM pragma_index_info(?)')
        .all(String(name))
        .map((column) => JSON.stringify({ ...column, cid: 0 }))
        .sort(),
    ]);
  } finally {
    database.close();
  }
}

async function openToday(directory: string): Promise<unknown[]> {
  await (await openDatabase(directory)).destroy();
  return schemaOf(directory);
}

test.each([
  ['an empty directory', null],
  ['the data of the first commit with an outbox that is looked up', 'ab1c355'],
])(
  '66: killed with signal 9 before every statement of every migration of %s, the next start resumes',
  async (_, commit) => {
    const start = (): string => {
      const directory = newDirectory();
      if (commit !== null) restoreOldData(commit, directory);
      return directory;
    };
    const whole = start();
    const { statements, stderr } = await openAndKill(whole, Infinity);
    expect(stderr).toBe('');
    expect(statements).toBeGreaterThan(20);
    const schema = schemaOf(whole);
    let next = 0;
    const kill = async (): Promise<void> => {
      for (let after = next++; after < statements; after = next++) {
        const directory = start();
        expect((await openAndKill(directory, after)).signal).toBe('SIGKILL');
        expect([after, await openToday(directory)]).toEqual([after, schema]);
        rmSync(directory, { recursive: true });
      }
    };
    await Promise.all([kill(), kill()]);
  },
  240_000,
);

test.each(['ab1c355', '86e1c3c', '8ffaec6'])(
  '66: migrations of %s that an earlier version left half done, after any statement, are finished',
  async (commit) => {
    const today = await directoryOfToday();
    const schema = schemaOf(today);
    const statements = statementsAfter(commit, today);
    for (let done = 1; done <= statements.length; done += 1) {
      const directory = newDirectory();
      restoreOldData(commit, directory);
      const database = new DatabaseSync(join(directory, 'desk.sqlite'));
      database.exec(statements.slice(0, done).join(';'));
      database.close();
      expect([done, await openToday(directory)]).toEqual([done, schema]);
    }
  },
);

test(`66: a migration stopped by a full disk (${fillableDisk.kind}) is resumed when there is room`, async () => {
  const disk = fillableDisk.create();
  try {
    restoreOldData('ab1c355', disk.directory);
    disk.fill();
    const full = startedProcess('apps/bff/test/support/kill-at-statement.ts', disk.environment, [
      disk.directory,
      'Infinity',
    ]);
    expect(await full.ended()).toBe(1);
    // SQLite reports a log that cannot grow as an I/O error.
    expect(full.stderr()).toMatch(/database or disk is full|disk I\/O error/);
    disk.free();
    expect(await openToday(disk.directory)).toEqual(schemaOf(await directoryOfToday()));
  } finally {
    disk.remove();
  }
});

test('66: a command does not migrate: beside an older server it says what to do and changes nothing; newer data is refused in words', async () => {
  const directory = newDirectory();
  restoreOldData('9722480', directory);
  const before = schemaOf(directory);
  for (const args of [
    ['sessions', 'list'],
    ['sessions', 'end-all'],
    ['decisions', 'check'],
  ] as const) {
    const [name, ...rest] = args;
    const { code, stderr } = await runCommand(
      name,
      rest,
      { directory, sandboxUrl: 'http://127.0.0.1:1' },
      OLD_SETTINGS,
    );
    expect([args, code, stderr]).toEqual([args, 1, expect.stringMatching(/^DATA_DIR .*another version.*\n$/)]);
  }
  expect(schemaOf(directory)).toEqual(before);

  await openToday(directory);
  const database = new DatabaseSync(join(directory, 'desk.sqlite'));
  database.exec(`INSERT INTO kysely_migration VALUES ('9999-of-next-year', '2030-01-01T00:00:00.000Z')`);
  database.close();
  const started = startedProcess('apps/bff/src/main.ts', { DATA_DIR: directory, PORT: '0', ...OLD_SETTINGS });
  expect([await started.ended(), started.stderr()]).toEqual([
    1,
    expect.stringMatching(/^DATA_DIR .*newer version.*\n$/),
  ]);
});

async function directoryOfToday(): Promise<string> {
  const directory = newDirectory();
  await (await openDatabase(directory)).destroy();
  return directory;
}

/** What is in today's schema and not in that of the commit, without the names of the migrations. */
function statementsAfter(commit: string, today: string): string[] {
  const old = newDirectory();
  restoreOldData(commit, old);
  const before = objectsOf(old);
  const added = [...objectsOf(today)].flatMap(([name, sql]) => (before.has(name) ? [] : [sql]));
  const isOlderTriage = before.get('triage')?.includes('priority') === false;
  return [...(isOlderTriage ? ['ALTER TABLE triage ADD COLUMN priority varchar(16)'] : []), ...added];
}

function objectsOf(directory: string): Map<string, string> {
  const database = new DatabaseSync(join(directory, 'desk.sqlite'), { readOnly: true });
  try {
    const rows = database.prepare('SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid').all();
    return new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
  } finally {
    database.close();
  }
}
