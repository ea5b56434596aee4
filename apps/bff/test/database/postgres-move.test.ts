import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from '#src/database/postgres/open-postgres.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { startedProcess } from '../support/started-process.ts';
import { noteOn, useEverything, type UsedDesk } from '../support/use-everything.ts';

let server: PostgresServer;
let stack: Stack;
let used: UsedDesk;

beforeAll(async () => {
  server = await startPostgres();
  stack = await startStack();
  used = await useEverything(stack);
});
afterAll(async () => {
  await stack.stop();
  await server.remove();
});

async function query(name: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client(`${server.url}/${name}`);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function newDatabase(name: string): Promise<{ DATABASE_URL: string }> {
  await query('postgres', `CREATE DATABASE ${name}`);
  return { DATABASE_URL: `${server.url}/${name}` };
}

/** Migrates a database, as an earlier start of the server has. */
async function migrated(name: string): Promise<{ DATABASE_URL: string }> {
  const variables = await newDatabase(name);
  const address = { url: variables.DATABASE_URL, directUrl: variables.DATABASE_URL };
  const unguarded = { requireHeld: () => undefined, release: () => Promise.resolve() };
  await (await openPostgres(address, unguarded)).destroy();
  return variables;
}

const move = (variables: Record<string, string>) => runCommand('move-to-postgres', [], stack, variables);
/** Numbers as text: `pg` returns those of 64 bits so. */
const comparable = (rows: Record<string, unknown>[]) =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .map(([column, value]) => [column, String(value)])
          .sort(),
      ),
    )
    .sort();

test('a move copies nothing while the server runs, into a database with data, or if a row of the copy differs', async () => {
  const running = await move(await newDatabase('running'));
  expect([running.code, running.stderr]).toEqual([
    1,
    expect.stringContaining('Another desk runs on DATA_DIR') as string,
  ]);
  await stack.bff.stop('SIGTERM');

  const full = await migrated('holds_data');
  await query('holds_data', `INSERT INTO desk.installation VALUES (1, '7', 0)`);
  const refused = await move(full);
  expect([refused.code, refused.stderr]).toEqual([
    1,
    'The database of DATABASE_URL holds data already (table installation).\n',
  ]);
  expect(await query('holds_data', 'SELECT * FROM desk.triage')).toEqual([]);

  const changing = await migrated('changes_rows');
  await query(
    'changes_rows',
    `CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := NEW.text || ' '; RETURN NEW; END $$;
     CREATE TRIGGER change BEFORE INSERT ON desk.team_notes FOR EACH ROW EXECUTE FUNCTION change()`,
  );
  const differs = await move(changing);
  expect([differs.code, differs.stderr]).toEqual([1, 'The copy of table team_notes differs. Nothing was moved.\n']);
  expect(await query('changes_rows', 'SELECT * FROM desk.sessions')).toEqual([]);
  expect(existsSync(join(stack.directory, 'desk.sqlite'))).toBe(true);
});

test('a move copies every row, signs no one out and repeats no write, and the file is not used again', async () => {
  await stack.bff.stop('SIGTERM');
  const variables = await newDatabase('moved');
  const moved = await move(variables);
  expect([moved.code, moved.stderr]).toEqual([0, '']);
  const file = new DatabaseSync(join(stack.directory, 'desk.sqlite.moved'), { readOnly: true });
  const tables = file
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kysely%'`)
    .all()
    .map(({ name }) => String(name));
  expect(tables.length).toBeGreaterThan(15);
  let count = 0;
  for (const table of tables) {
    const rows = comparable(file.prepare(`SELECT * FROM ${table}`).all());
    expect(comparable(await query('moved', `SELECT * FROM desk.${table}`)), table).toEqual(rows);
    expect(moved.stdout).toContain(`${table}: ${rows.length} rows, each compared`);
    count += rows.length;
  }
  file.close();
  expect(count).toBeGreaterThan(20);

  const empty = startedProcess('apps/bff/src/main.ts', { ...stack.settings, PORT: '0' });
  expect(await empty.ended()).toBe(1);
  expect(empty.stderr()).toContain('its data is in PostgreSQL: set DATABASE_URL');

  await stack.restart(variables);
  const posts = async () =>
    (await stack.seen()).filter(({ method, path }) => method === 'POST' && path.endsWith('/notes'));
  const before = (await posts()).length;
  for (const person of [used.ana, used.ben]) {
    expect((await stack.call(person, '/api/grow/users/who_am_i')).status).toBe(200);
  }
  const repeated = await noteOn(stack, used.ana, used.matter, used.confirmed);
  expect([repeated.status, (await posts()).length]).toEqual([used.statuses['note'], before]);
  const log = await runCommand('decisions', ['check'], stack, variables);
  expect([log.code, log.stderr]).toEqual([0, '']);
  const again = await move(variables);
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('holds no desk.sqlite') as string]);
});
