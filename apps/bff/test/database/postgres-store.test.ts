import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#src/database/database.ts';
import { openPostgres, type DatabaseAddress } from '#src/database/postgres/open-postgres.ts';
import { StoreUnavailable } from '#src/database/store-unavailable.ts';
import { holdLock, transact } from '#src/database/transact.ts';
import { openPostgresMirror } from '#src/mirror/database/postgres-mirror.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';

let server: PostgresServer;
let count = 0;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.remove());

/** These tests use several databases, and one database several times. */
const held = { requireHeld: () => undefined, release: () => Promise.resolve() };

async function newAddress(): Promise<DatabaseAddress> {
  const name = `store_${(count += 1)}`;
  const client = new Client(`${server.url}/postgres`);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = `${server.url}/${name}`;
  return { url, directUrl: url };
}

const template = (firm: string, text: string, updated_at = 0) => ({ firm, version: 1, templates: text, updated_at });
const reasonOf = (error: unknown): unknown => (error instanceof StoreUnavailable ? error.mayRepeat : error);

test('66: five openings at once of an empty database migrate it once', async () => {
  const address = await newAddress();
  const all = await Promise.all(Array.from({ length: 5 }, () => openPostgres(address, held)));
  const [one] = all as [Database];
  const { rows } = await sql`SELECT name FROM desk.kysely_migration`.execute(one);
  expect(rows.length).toBeGreaterThan(10);
  await Promise.all(all.map((database) => database.destroy()));
});

test('66: a migration that fails leaves nothing, and the next start repeats it', async () => {
  const address = await newAddress();
  const client = new Client(address.url);
  await client.connect();
  // The last table of the migrations exists already, with other columns.
  await client.query('CREATE SCHEMA desk; CREATE VIEW desk.lead_messages AS SELECT 1 AS id');
  await expect(openPostgres(address, held)).rejects.toThrow();
  const tables = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'desk'`);
  expect(tables.rows).toEqual([]);
  await client.query('DROP VIEW desk.lead_messages');
  await client.end();
  await (await openPostgres(address, held)).destroy();
});

test('numbers are exact up to 2^53 and an error beyond, text has any length and the order of its bytes', async () => {
  const database = await openPostgres(await newAddress(), held);
  const words = ['a', 'B', 'ä', 'Z', '_', 'aa', 'a b', 'b'.repeat(100_000)];
  for (const word of words)
    await database
      .insertInto('note_templates')
      .values(template(word, word, 2 ** 53 - 1))
      .execute();
  const rows = await database.selectFrom('note_templates').select(['firm', 'updated_at']).orderBy('firm').execute();
  expect(rows.map(({ firm }) => firm)).toEqual(
    words.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
  );
  expect(new Set(rows.map(({ updated_at: at }) => at))).toEqual(new Set([Number.MAX_SAFE_INTEGER]));
  await sql`UPDATE desk.note_templates SET updated_at = updated_at + 1`.execute(database);
  await expect(database.selectFrom('note_templates').select('updated_at').execute()).rejects.toThrow(RangeError);
  await database.destroy();
});

test('every column of text has the order of its bytes and no maximal length, and every number is one of 32 or 64 bits', async () => {
  const address = await newAddress();
  const database = await openPostgres(address, held);
  await (await openPostgresMirror(address, 'here', held)).destroy();
  const { rows } = await sql<Record<string, unknown>>`
    SELECT table_schema, table_name, column_name, data_type, collation_name, character_maximum_length AS longest
    FROM information_schema.columns WHERE table_schema IN ('desk', 'mirror')`.execute(database);
  expect(new Set(rows.map(({ table_schema: schema }) => schema)).size).toBe(2);
  expect(rows.length).toBeGreaterThan(100);
  const isAsExpected = ({ data_type: type, collation_name: order, longest }: Record<string, unknown>): boolean =>
    type === 'text' ? order === 'C' && longest === null : type === 'bigint' || type === 'integer';
  expect(rows.filter((row) => !isAsExpected(row))).toEqual([]);
  await database.destroy();
});

test('a deadlock is undone and repeated: both transactions are stored', async () => {
  const database = await openPostgres(await newAddress(), held);
  await database
    .insertInto('note_templates')
    .values([template('1', ''), template('2', '')])
    .execute();
  const append = (order: readonly string[], text: string) => {
    let attempts = 0;
    return transact(database, async (within) => {
      attempts += 1;
      for (const firm of order) {
        await within
          .updateTable('note_templates')
          .set({ templates: sql<string>`templates || ${text}::text` })
          .where('firm', '=', firm)
          .execute();
        await sql`SELECT pg_sleep(0.2)`.execute(within);
      }
      return attempts;
    });
  };
  const attempts = await Promise.all([append(['1', '2'], 'a'), append(['2', '1'], 'b')]);
  expect(Math.max(...attempts)).toBe(2);
  const rows = await database.selectFrom('note_templates').select('templates').execute();
  for (const { templates } of rows) expect([...templates].toSorted().join('')).toBe('ab');
  await database.destroy();
});

test('a transaction whose connection ends before the commit is repeated, and one whose commit is not answered is not', async () => {
  const database = await openPostgres(await newAddress(), held);
  let attempts = 0;
  const add = transact(database, async (within) => {
    attempts += 1;
    await within.insertInto('note_templates').values(template('1', '')).execute();
    if (attempts === 1) await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(within);
  });
  await add;
  expect(attempts).toBe(2);
  expect(await database.selectFrom('note_templates').select('firm').execute()).toEqual([{ firm: '1' }]);

  const cut = transact(database, async (within) => {
    // The constraint is checked at the commit, which ends its own connection.
    await sql`CREATE FUNCTION desk.cut() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END'`.execute(within);
    await sql`CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON desk.note_templates
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.cut()`.execute(within);
    await within.insertInto('note_templates').values(template('2', '')).execute();
  });
  expect(await cut.catch(reasonOf)).toBe(false);
  await database.destroy();
});

test('a statement that takes too long, a lock that is held and a full pool are errors of an unavailable database', async () => {
  const database = await openPostgres(await newAddress(), held);
  const slow = sql`SELECT pg_sleep(30)`.execute(database).catch(reasonOf);
  await database.insertInto('note_templates').values(template('1', '')).execute();
  const locked = database.transaction().execute(async (within) => {
    await within.updateTable('note_templates').set({ version: 2 }).execute();
    return database.updateTable('note_templates').set({ version: 3 }).execute().catch(reasonOf);
  });
  // Others may hold the lock for a moment only: the transaction is repeated.
  expect(await locked).toBe(true);
  expect(await slow).toBe(false);
  const begun = performance.now();
  const many = await Promise.all(
    Array.from({ length: 12 }, () => sql`SELECT pg_sleep(4)`.execute(database).then(() => 'done', reasonOf)),
  );
  // Ten of twelve have a connection; the others do not wait for longer than for a new one.
  expect(many.filter((one) => one === 'done')).toHaveLength(10);
  expect(performance.now() - begun).toBeLessThan(6000);
  await database.destroy();
});

test('transactions that name the same lock run one after another, and others at the same time', async () => {
  const database = await openPostgres(await newAddress(), held);
  const steps: string[] = [];
  const work = (name: string, label: string) =>
    transact(database, async (within) => {
      await holdLock(within, 'test', name);
      steps.push(`${label} begins`);
      await sql`SELECT pg_sleep(0.3)`.execute(within);
      steps.push(`${label} ends`);
    });
  await Promise.all([work('one', 'a'), work('one', 'b')]);
  expect(steps.map((step) => step.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
  steps.length = 0;
  await Promise.all([work('one', 'a'), work('two', 'b')]);
  expect(steps.slice(0, 2).every((step) => step.endsWith('begins'))).toBe(true);
  await database.destroy();
});

test('the mirror is a schema of its own: dropped for another origin and on request, while the other schema keeps its rows', async () => {
  const address = await newAddress();
  const database = await openPostgres(address, held);
  await database.insertInto('note_templates').values(template('1', 'kept')).execute();
  const list = { firm: '1', list: 'users' as const, id: 5, body: '{}' };
  const idsOf = async (mirror: Awaited<ReturnType<typeof openPostgresMirror>>) =>
    (await mirror.selectFrom('firm_lists').select('id').execute()).map(({ id }) => id);

  const first = await openPostgresMirror(address, 'here', held);
  await first.insertInto('firm_lists').values(list).execute();
  await first.destroy();
  const same = await openPostgresMirror(address, 'here', held);
  expect(await idsOf(same)).toEqual([5]);
  await same.replace();
  expect(await idsOf(same)).toEqual([]);
  await same.insertInto('firm_lists').values(list).execute();
  await same.destroy();
  const other = await openPostgresMirror(address, 'elsewhere', held);
  expect(await idsOf(other)).toEqual([]);
  await other.destroy();
  expect(await database.selectFrom('note_templates').select('templates').execute()).toEqual([{ templates: 'kept' }]);
  await database.destroy();
});
