import { createHash, randomBytes } from 'node:crypto';
import type { DecisionPage } from '@intake-desk/desk-api/triage';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '#src/config/config.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import type { Browser } from '../support/browser.ts';
import { runCommand } from '../support/run-command.ts';
import type { Stack } from '../support/start-stack.ts';
import { done, leadIds, people, startTriageStack } from '../support/triage-acts.ts';
import { openTables, type TestTables } from '../support/test-database.ts';

let stack: Stack;
let ana: Browser;
let ids: number[];
/** Ten leads, each claimed and decided: twenty lines. */
beforeEach(async () => {
  stack = await startTriageStack();
  [ana] = (await people(stack, 1)) as [Browser];
  ids = (await leadIds(stack, ana)).slice(0, 10);
  for (const lead of ids) await done(stack, ana, lead, { act: 'claim' });
  for (const lead of ids) await done(stack, ana, lead, { act: 'decide', verdict: 'pursue' });
});
afterEach(() => stack.stop());

function inFile<Result>(work: (database: TestTables) => Result): Result {
  const database = openTables(stack.directory);
  const result = work(database);
  database.close();
  return result;
}
const check = (noted: readonly string[] = [], environment = {}) =>
  runCommand('decisions', ['check', ...noted], stack, environment);
const lastLink = async () => /last link is (\w{64})/.exec((await check()).stdout)?.[1] ?? '';
const newKey = () => `k2:${randomBytes(32).toString('base64')}`;
const ownKeys = () =>
  readConfig({ DATA_DIR: stack.directory }).tokenKeys.map(({ id, key }) => `${id}:${key.toString('base64')}`);

interface Line {
  firm: string;
  position: number;
  at: number;
  lead: number;
  act: string;
  digest: string;
  previous: string;
}

/** What someone can do who has the file and this program, but not the keys: all hashes fit again. */
function rehash(database: TestTables): void {
  let previous = '0'.repeat(64);
  for (const row of database.prepare('select * from decisions order by position').all() as unknown as Line[]) {
    const { firm, position, at, lead, act, digest } = row;
    const line = [firm, position, at, lead, act, digest, previous];
    const hash = createHash('sha256').update(JSON.stringify(line)).digest('hex');
    database.prepare('update decisions set previous = ?, hash = ? where position = ?').run(previous, hash, position);
    previous = hash;
  }
}

const ATTACKS: Record<string, (database: TestTables) => void> = {
  'a line is dated back': (database) => {
    database.exec('update decisions set at = at - 86400000 where position = 3');
  },
  'two lines change their places': (database) => {
    database.exec('update decisions set position = 99 where position = 3');
    database.exec('update decisions set position = 3 where position = 4');
    database.exec('update decisions set position = 4 where position = 99');
  },
  'a decision is moved to another lead': (database) => {
    database.exec('update decisions set lead = 424242 where position = 20');
    database.exec('update triage set lead = 424242 where change = 20');
  },
  'the last lines are cut off, and the board is set back': (database) => {
    database.exec('delete from decisions where position > 18');
    database.exec(`update triage set verdict = null, verdict_person = null, verdict_at = null, change = change - 10,
      claim_person = (select person from decisions where position = 1) where change > 18`);
  },
  'a line in the middle is removed': (database) => {
    database.exec('delete from decisions where position = 5');
    database.exec('update decisions set position = 1 - position where position > 5');
    database.exec('update decisions set position = -position where position < 0');
  },
  'the content of a line is removed, as by an erasure': (database) => {
    database.exec('update decisions set payload = null, person = null where position = 4');
  },
  'a line is added': (database) => {
    const columns = 'firm, at, lead, act, person, payload, digest, previous, hash';
    database.exec(
      `insert into decisions (position, ${columns}) select 21, ${columns} from decisions where position = 7`,
    );
    database.exec('update decisions set payload = null, person = null where position = 21');
    database.exec('update triage set change = 21 where change = 17');
  },
  'the signature is removed': (database) => {
    database.exec('delete from decision_heads');
  },
  'the signature is that of another state': (database) => {
    database.exec('update decision_heads set position = 19, hash = (select hash from decisions where position = 19)');
  },
  'everything is removed but the signature': (database) => {
    database.exec('delete from decisions; delete from triage');
  },
  'the board shows another decision': (database) => {
    database.exec("update triage set verdict = 'decline' where change = 15");
  },
  'the board shows another person': (database) => {
    database.exec("update triage set verdict_person = '1' where change = 15");
  },
  'the board lacks a lead': (database) => {
    database.exec('delete from triage where change = 15');
  },
  'the board has a lead that no one decided': (database) => {
    database.exec('insert into triage (firm, lead, version, change) select firm, 5, 1, 0 from triage limit 1');
  },
};

it('73: without the keys nothing in the log or on the board is changed, moved, redated, cut or replaced unnoticed', async () => {
  await stack.bff.stop();
  expect((await check()).stdout).toContain('20 lines, 0 erased; whole');
  const tables = ['decisions', 'triage', 'decision_heads'];
  const onEach = (statements: (table: string) => string) =>
    inFile((database) => tables.forEach((table) => database.exec(statements(table))));
  onEach((table) => `create table whole_${table} as select * from ${table}`);
  for (const [what, attack] of Object.entries(ATTACKS)) {
    inFile((database) => {
      attack(database);
      rehash(database);
    });
    const { code, stdout } = await check();
    expect([what, code, stdout]).toEqual([what, 1, expect.stringMatching(/broken at line \d+:/)]);
    onEach((table) => `delete from ${table}; insert into ${table} select * from whole_${table}`);
  }
  expect((await check()).code).toBe(0);
});

it('73: a replaced log is not signed by the next decision, the next start or a change of keys', async () => {
  await stack.bff.stop();
  const signed = () => inFile((database) => database.prepare('select * from decision_heads').get());
  inFile((database) => {
    database.exec('update decisions set at = at - 1 where position = 3');
    rehash(database);
  });
  const before = signed();
  await stack.restart();
  await done(stack, ana, ids[0] ?? 0, { act: 'raise' });
  await stack.restart({ TOKEN_KEYS: [newKey(), ...ownKeys()].join() });
  await done(stack, ana, ids[1] ?? 0, { act: 'raise' });
  await stack.bff.stop();
  expect(stack.bff.stdout()).toContain('"event":"decision-log-broken"');
  expect(signed()).toEqual(before);
  expect((await check()).code).toBe(1);
});

it('73: a link that was noted earlier is compared later, also after other decisions and a change of keys', async () => {
  const noted = await lastLink();
  await done(stack, ana, ids[0] ?? 0, { act: 'raise' });
  const keys = { TOKEN_KEYS: [newKey(), ...ownKeys()].join() };
  const name = () => inFile((database) => database.prepare('select signature from decision_heads').get());
  const before = name();
  await stack.restart(keys);
  expect(name()).not.toEqual(before);
  const later = await check([noted], keys);
  expect([later.code, later.stdout]).toEqual([0, expect.stringContaining('The given link is line 20 of firm')]);
  // Even someone who has the keys, or puts a whole older copy back, does not get past it.
  await stack.bff.stop();
  inFile((database) => database.exec('delete from decisions; delete from triage; delete from decision_heads'));
  const replaced = await check([noted], keys);
  expect([replaced.code, replaced.stdout]).toEqual([1, expect.stringContaining('is in no log')]);
  expect((await check(['x'], keys)).code).toBe(1);
});

it('73: a log from before logs were signed is checked and signed once at the start, and then as safe as a new one', async () => {
  await stack.bff.stop();
  const cipher = createCipher(readConfig({ DATA_DIR: stack.directory }).tokenKeys);
  // As earlier versions stored it: the payload bare, and no signature.
  const toEarlierForm = (database: TestTables) => {
    database.exec('delete from decision_heads');
    const rows = database.prepare('select * from decisions').all() as unknown as (Line & { payload: string })[];
    for (const { firm, position, payload } of rows) {
      const place = `decisions/${firm}/${position}`;
      const { content, people } = JSON.parse(cipher.open(payload, place)) as {
        content: string;
        people: Record<string, { id: string }>;
      };
      const bare = Object.entries(people).reduce((text, [name, { id }]) => text.replaceAll(name, id), content);
      const digest = createHash('sha256').update(bare).digest('hex');
      database
        .prepare('update decisions set payload = ?, digest = ? where position = ?')
        .run(cipher.seal(bare, place), digest, position);
    }
    rehash(database);
  };
  inFile(toEarlierForm);
  const unsigned = await check();
  expect([unsigned.code, unsigned.stdout]).toEqual([1, expect.stringContaining('the log is not signed yet')]);
  await stack.restart();
  expect((await check()).stdout).toContain('20 lines, 0 erased; whole');
  const page = (await stack.call(ana, '/api/desk/audit')).json() as DecisionPage;
  expect(page.data[0]).toMatchObject({ position: 20, act: 'decide', verdict: 'pursue', isErased: false });
  await done(stack, ana, ids[0] ?? 0, { act: 'raise' });
  expect((await check()).stdout).toContain('21 lines, 0 erased; whole');
  // Now that it has lines of the new form, a missing signature is no upgrade.
  await stack.bff.stop();
  inFile((database) => database.exec('delete from decision_heads'));
  await stack.restart();
  await stack.bff.stop();
  expect((await check()).code).toBe(1);
});
