import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import { operations, type OperationId } from '@intake-desk/grow-api/operations';
import type { Answer, Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

/** An operation that writes something into Grow. */
interface Creation {
  path: string;
  /** The request body; the token makes records distinguishable. */
  draft: (word: string) => Record<string, unknown>;
  /** The field that has the token, and the list that shows it. */
  field: string;
  list: string;
}

const named = (path: string): Creation => ({ path, draft: (name) => ({ name }), field: 'name', list: path });
const note = (path: string): Creation => ({
  path,
  draft: (body) => ({ subject: 'Called back', body }),
  field: 'body',
  list: path,
});
const CREATIONS: Partial<Record<OperationId, Creation>> = {
  createMatterNote: note('/matters/70006/notes'),
  createContactNote: note('/contacts/{contact}/notes'),
  createInboxLead: {
    path: '/inbox_leads',
    draft: (word) => ({
      first_name: 'Ada',
      last_name: word,
      phone_number: '+1 207 555 0142',
      from_message: 'Please call.',
      referring_url: 'https://harbor-lane.example/contact',
      from_source: 'Our form',
    }),
    field: 'last_name',
    list: '/inbox_leads?state=untriaged',
  },
  createSource: named('/sources'),
  createMatterType: named('/matter_types'),
  createLocation: named('/locations'),
  createCustomAction: {
    path: '/custom_actions',
    draft: (label) => ({ label, target_url: 'https://intake-desk.test/actions/open', ui_reference: 'matters/show' }),
    field: 'label',
    list: '/custom_actions',
  },
};
const ALL = Object.entries(CREATIONS).map(([id, creation]) => ({ id, ...creation }));

let stack: Stack;
let browser: Browser;
let contact: string;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await stack.signIn();
  const { data } = (await stack.call(browser, '/api/grow/contacts')).json() as { data: { id: number }[] };
  contact = String(data[0]?.id);
});
afterEach(() => stack.control('DELETE', '/faults'));
afterAll(() => stack.stop());

const below = (path: string) => path.replace('{contact}', contact);
const post = ({ path, draft }: Creation, key: string | undefined, word: string): Promise<Answer> =>
  stack.call(browser, `/api/grow${below(path)}`, {
    method: 'POST',
    json: { data: draft(word) },
    headers: { 'idempotency-key': key },
  });
const codeOf = (answer: Answer) => problem.parse(answer.json()).code;
const sent = async ({ path }: Creation, from: number) =>
  (await stack.seen(from)).filter((seen) => seen.method === 'POST' && seen.path === `/grow${below(path)}`).length;
/** Returns every record of the list that has the token. */
const stored = async ({ list, field }: Creation, word: string) => {
  const found: Record<string, unknown>[] = [];
  for (let target: string | undefined = `/api/grow${below(list)}`; target !== undefined;) {
    const page = (await stack.call(browser, target)).json() as {
      data: Record<string, unknown>[];
      meta: { paging: { next?: string } };
    };
    found.push(...page.data.filter((record) => record[field] === word));
    target = page.meta.paging.next;
  }
  return found;
};
/** Waits until the journal knows the outcome; a repeated request with the same key sends nothing. */
const settled = async (creation: Creation, key: string, word: string) => {
  await expect.poll(async () => (await post(creation, key, word)).status, { timeout: 20_000, interval: 200 }).toBe(201);
  return (await post(creation, key, word)).json() as { data: { id: number } };
};

test('53: every operation of the table that writes into Grow is tested here', () => {
  const posts = Object.entries(operations).filter(([, { method }]) => method === 'POST');
  expect(Object.keys(CREATIONS).toSorted()).toEqual(posts.map(([id]) => id).toSorted());
});

describe.each(ALL)('$id', (creation) => {
  test('53: without a key nothing is sent', async () => {
    const from = Date.now();
    for (const key of [undefined, 'abc']) {
      const answer = await post(creation, key, 'without a key');
      expect([answer.status, codeOf(answer)]).toEqual([400, 'missing-idempotency-key']);
    }
    expect(await sent(creation, from)).toBe(0);
  });

  test('53: the same key, concurrently and later: one write, one response; a different body under it is refused', async () => {
    const key = randomUUID();
    const from = Date.now();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(creation, key, 'only once')));
    answers.push(await post(creation, key, 'only once'));
    expect(answers[0]?.status).toBe(201);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(codeOf(await post(creation, key, 'something else'))).toBe('idempotency-key-reused');
    expect(await sent(creation, from)).toBe(1);
    expect(await stored(creation, 'only once')).toHaveLength(1);
  });

  test('54: a response cut after the write is reported as unclear, found in Grow, and not sent again', async () => {
    const key = randomUUID();
    const from = Date.now();
    await stack.fault({
      path: operations[creation.id as OperationId].path,
      method: 'POST',
      fault: 'reset_after_write',
    });
    const lost = await post(creation, key, 'answer is cut');
    expect([lost.status, codeOf(lost)]).toEqual([502, 'outcome-unknown']);
    expect(codeOf(await post(creation, key, 'answer is cut'))).toBe('outcome-unknown');
    const { data } = await settled(creation, key, 'answer is cut');
    expect((await stored(creation, 'answer is cut')).map(({ id }) => id)).toEqual([data.id]);
    expect(await sent(creation, from)).toBe(1);
  });
});

test('54: a lead that a colleague ignored meanwhile is found, too', async () => {
  const creation = ALL.find(({ id }) => id === 'createInboxLead');
  if (creation === undefined) throw new Error('Leads can be created.');
  const key = randomUUID();
  await stack.fault({ path: '/inbox_leads', method: 'POST', fault: 'reset_after_write' });
  expect(codeOf(await post(creation, key, 'ignored meanwhile'))).toBe('outcome-unknown');
  const lead = (await stored(creation, 'ignored meanwhile'))[0]?.['id'];
  await stack.control('POST', '/acts', { act: 'ignore_lead', lead });
  expect((await settled(creation, key, 'ignored meanwhile')).data.id).toBe(lead);
});

test('54: killed while all of them are in flight: after the start each is resolved, and none was sent twice', async () => {
  const keys = new Map(ALL.map(({ id }) => [id, randomUUID()]));
  const keyOf = ({ id }: { id: string }) => keys.get(id) ?? '';
  const word = 'killed on its way';
  const from = Date.now();
  for (const { id } of ALL) {
    const { path } = operations[id as OperationId];
    await stack.fault({ path, method: 'POST', fault: 'drip', bytes: 8, ms: 1000 });
  }
  const lost = ALL.map((creation) => post(creation, keyOf(creation), word).catch(() => null));
  const arrivals = async () => (await Promise.all(ALL.map((creation) => sent(creation, from)))).join();
  await expect.poll(arrivals, { timeout: 10_000 }).toBe(ALL.map(() => 1).join());
  await stack.restart({}, 'SIGKILL');
  expect(await Promise.all(lost)).toEqual(ALL.map(() => null));

  for (const creation of ALL) {
    const { data } = await settled(creation, keyOf(creation), word);
    expect(
      (await stored(creation, word)).map(({ id }) => id),
      creation.id,
    ).toEqual([data.id]);
  }
  expect(await arrivals()).toBe(ALL.map(() => 1).join());
}, 90_000);
