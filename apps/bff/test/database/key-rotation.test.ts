import type { TeamNotes } from '@intake-desk/desk-api/team-note';
import type { DecisionPage } from '@intake-desk/desk-api/triage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { act } from '../support/triage-acts.ts';
import { noteOn, useEverything, type UsedDesk } from '../support/use-everything.ts';
import { columnsOf, openTables } from '../support/test-database.ts';

const OLD = 'k1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';
const NEW = 'k2:c3ZmEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';
const OTHER = 'k3:d3ZmEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';

let stack: Stack;
let used: UsedDesk;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0', TOKEN_KEYS: OLD });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  used = await useEverything(stack);
  expect(Object.entries(used.statuses).filter(([name, status]) => status >= 300 && name !== 'lost note')).toEqual([]);
});
afterAll(() => stack.stop());

const keysCommand = (keys: string) => runCommand('keys', [], stack, { TOKEN_KEYS: keys });
const read = async (path: string) => {
  const answer = await stack.call(used.ana, `/api/desk/${path}`);
  return [answer.status, answer.json()] as const;
};
const PLACES = ['audit', 'triage', 'views', 'templates', 'reasons', 'mentions', 'reads', 'notes/authors?matter=1'];

/** Tables and columns in which a value is sealed with the key, whatever the code knows about them. */
function sealedWith(key: string): string[] {
  const database = openTables(stack.directory);
  try {
    const columns = columnsOf(database);
    return columns.flatMap(({ table, column }) => {
      const sql = `SELECT count(*) AS found FROM "${String(table)}" WHERE substr(CAST("${String(column)}" AS text), 1, 3) = ?`;
      return database.prepare(sql).get(`${key}.`)?.['found'] === 0 ? [] : [`${String(table)}.${String(column)}`];
    });
  } finally {
    database.close();
  }
}

test('61: after a rotation every sealed column opens with the new key alone, and the operator is told when the old one can be removed', async () => {
  const sealed = sealedWith('k1');
  expect(sealed.length).toBeGreaterThanOrEqual(8);
  const before = await Promise.all(['audit', 'views', 'templates', `leads/${used.lead}/team-notes`].map(read));

  await stack.restart({ TOKEN_KEYS: `${NEW},${OLD}` });
  await expect.poll(() => sealedWith('k1')).toEqual([]);
  expect(sealedWith('k2')).toEqual(sealed);
  const early = await keysCommand(`${NEW},${OLD}`);
  expect([early.code, early.stdout]).toEqual([
    0,
    expect.stringMatching(/^Key k1: 0 encrypted values, [1-9].*not remove/m),
  ]);
  // A day later, once the lost write was found: what remains of the writes needs no key.
  await expect.poll(async () => (await noteOn(stack, used.ana, used.matter, used.lost)).status).toBe(201);
  const database = openTables(stack.directory);
  database.exec('UPDATE outbox SET answer = NULL');
  database.close();
  const late = await keysCommand(`${NEW},${OLD}`);
  expect(late.stdout).toMatch(/^Key k1: 0 encrypted values, 0 fingerprints\. Nothing needs it/m);

  await stack.restart({ TOKEN_KEYS: NEW });
  const after = await Promise.all(['audit', 'views', 'templates', `leads/${used.lead}/team-notes`].map(read));
  expect(after).toEqual(before);
  expect((after[0]?.[1] as DecisionPage).data.every(({ isErased }) => !isErased)).toBe(true);
  expect((after[3]?.[1] as TeamNotes).data).toHaveLength(1);
  expect((await act(stack, used.ana, used.lead, { act: 'withdraw' })).status).toBe(200);
  expect((await stack.call(used.ana, '/api/grow/users/who_am_i')).status).toBe(200);
  expect((await runCommand('decisions', ['check'], stack, { TOKEN_KEYS: NEW })).code).toBe(0);
});

test('61: what no configured key opens is never an error: every page works, and the operator is told what is missing', async () => {
  await stack.restart({ TOKEN_KEYS: OTHER });
  const told = await keysCommand(OTHER);
  expect([told.code, told.stdout]).toEqual([1, expect.stringMatching(/^Key k2 is not in TOKEN_KEYS: \d+ values/m)]);
  expect(await stack.call(used.ana, '/api/desk/triage')).toMatchObject({ status: 401 });
  used.ana = await stack.signIn();
  for (const place of [...PLACES, `leads/${used.lead}/team-notes`, `leads/${used.lead}/message`]) {
    expect([place, (await read(place))[0]]).toEqual([place, expect.toSatisfy((status: number) => status < 500)]);
  }
  expect((await act(stack, used.ana, used.lead, { act: 'claim' })).status).toBe(200);
  const decided = await act(stack, used.ana, used.lead, { act: 'decide', verdict: 'decline', reason: 'fee' });
  expect(decided.status).toBe(200);
  expect((await stack.call(used.ana, '/api/desk/views', { method: 'PUT', json: { views: [] } })).status).toBe(200);
  expect(stack.bff.stdout()).toContain('"key-missing"');
  expect(stack.bff.stdout()).not.toContain('"problem"');
});
