import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Expectation, EXPECTATIONS } from '../support/expectations.ts';
import { OPERATION_EXAMPLES } from '../support/operation-examples.ts';
import { shapeFaults } from '../support/shape-faults.ts';
import { type Reply, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** Every parameter with every operation that has it: grow-api.md §2 and §3. Search results are in filters.test.ts. */
interface Item {
  id: number;
  created_at: string;
  updated_at: string;
  [field: string]: unknown;
}

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
  // Gives each list records of different seconds.
  for (const [path, json] of [
    ['/custom_actions', OPERATION_EXAMPLES.createCustomAction?.request.json],
    ['/contacts/30007/notes', OPERATION_EXAMPLES.createContactNote?.request.json],
    ['/matters/70012/notes', OPERATION_EXAMPLES.createMatterNote?.request.json],
  ] as const) {
    for (let time = 0; time < 3; time += 1) {
      await sandbox.grow(token, path, { method: 'POST', json });
      await sandbox.control('POST', 'clock', { advance_seconds: 2 });
    }
  }
});
afterAll(() => sandbox.stop());

/** Returns the operations that take a parameter, with the path of their example. */
function takers(parameter: string): { operation: string; base: string; expected: Expectation }[] {
  return EXPECTATIONS.filter(({ query }) => query.includes(parameter)).map((expected) => {
    const path = OPERATION_EXAMPLES[expected.operation]?.request.path ?? '';
    return { operation: expected.operation, base: `${path}${path.includes('?') ? '&' : '?'}`, expected };
  });
}
const ask = (path: string) => sandbox.grow(token, path);
const list = async (path: string): Promise<Item[]> => {
  const reply = await ask(path);
  expect(reply.status).toBe(200);
  return (reply.body as { data: Item[] }).data;
};
const idsOf = (items: Item[]) => items.map(({ id }) => id);

/** Asserts an error whose message names the parameter. */
function expectRefused(reply: Reply, parameter: string, status = 400): void {
  expect(reply.status).toBe(status);
  const { message } = (reply.body as { error: { message: string } }).error;
  expect(message).toContain(parameter);
  expect(message).toMatch(/\.$/);
}

// §10: an opaque cursor; §18: an invalid one is refused
describe.each(takers('page_token'))('$operation · page_token', ({ base, expected }) => {
  it('returns each record once, 200 a page, ids ascending', async () => {
    const seen: number[] = [];
    for (let next: string | undefined = base; next !== undefined;) {
      const { body } = await ask(next);
      expect(shapeFaults(expected.answer ?? 'int', body)).toEqual([]);
      const page = body as { data: Item[]; meta: { paging: { next?: string } } };
      expect(page.data.length).toBeLessThanOrEqual(200);
      if (page.meta.paging.next !== undefined) expect(page.data).toHaveLength(200);
      seen.push(...idsOf(page.data));
      next = page.meta.paging.next;
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
  });

  it.each(['garbage', 'WyJhZnRlciIsMSwieCJd', ''])('refuses "%s"', async (garbage) => {
    expectRefused(await ask(`${base}page_token=${garbage}`), 'page_token');
  });
});

// §3: created, or updated, on or after
describe.each(['created', 'updated'])('%s_since', (word) => {
  const parameter = `${word}_since`;
  const field = `${word}_at`;

  it.each(takers(parameter))('$operation: includes the instant itself, and nothing earlier', async ({ base }) => {
    const all = await list(base);
    const instants = all.map((item) => String(item[field])).sort();
    const middle = instants[Math.floor(instants.length / 2)] ?? '';
    const found = await list(`${base}${parameter}=${encodeURIComponent(middle)}`);
    const wanted = all.filter((item) => String(item[field]) >= middle);
    expect(wanted.length).toBeGreaterThan(0);
    for (const item of found) expect(String(item[field]) >= middle).toBe(true);
    expect(idsOf(found)).toEqual(expect.arrayContaining(idsOf(wanted)));
    for (const item of await list(`${base}${parameter}=${middle.replace('Z', '.001Z')}`)) {
      expect(String(item[field]) > middle).toBe(true);
    }
  });

  it.each(takers(parameter))('$operation: refuses an invalid date', async ({ base }) => {
    for (const bad of ['yesterday', '2026-13-40', '2026-02-30', '2026-02-30T25:00:00Z', '1764000000', '']) {
      expectRefused(await ask(`${base}${parameter}=${bad}`), parameter);
    }
  });
});

// §3: repeated, 1 to 50; §2 row 11 for custom actions
describe.each(takers('ids[]'))('$operation · ids[]', ({ operation, base }) => {
  const query = (ids: (number | string)[]) => ids.map((id) => `ids[]=${id}`).join('&');

  it('returns existing records, each once, in the order of ids', async () => {
    const [one = 0, two = 0] = idsOf(await list(base));
    expect(idsOf(await list(base + query([two, 999_999_999, one, two])))).toEqual([one, two]);
    expect(idsOf(await list(base + query([one]).replace('[]', '%5B%5D')))).toEqual([one]);
  });

  it('accepts 50 and refuses 51', async () => {
    const many = Array.from({ length: 51 }, (_, index) => 800_000 + index);
    expect(await list(base + query(many.slice(1)))).toEqual([]);
    expectRefused(await ask(base + query(many)), 'ids[]', operation === 'listCustomActions' ? 422 : 400);
  });

  it('refuses an invalid id', async () => {
    for (const bad of ['x', '1.5', '-1', '1,2', '99999999999999999999']) {
      expectRefused(await ask(base + query([bad])), 'ids[]');
    }
    if (operation === 'listCustomActions') expect(await list(`${base}ids[]=`)).toEqual([]);
    else expectRefused(await ask(`${base}ids[]=`), 'ids[]');
  });
});

// §3: contacts and inbox leads only
describe.each(takers('query'))('$operation · query', ({ base }) => {
  it('filters the list, and an empty one does not', async () => {
    const all = await list(base);
    const found = await list(`${base}query=ann`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(all.length);
    expect(idsOf(await list(`${base}query=`))).toEqual(idsOf(all));
  });
});

// §3: required, untriaged or ignored
describe.each(takers('state'))('$operation · state', ({ base }) => {
  const path = base.split('?', 1)[0] ?? '';

  it.each(['untriaged', 'ignored'])('%s: those only', async (state) => {
    const found = await list(`${path}?state=${state}`);
    expect(new Set(found.map((lead) => lead.state))).toEqual(new Set([state]));
  });

  it('is required, given once, and one of the two', async () => {
    for (const query of ['', '?state=', '?state=triaged', '?state=Untriaged', '?state=ignored&state=untriaged']) {
      expectRefused(await ask(path + query), 'state');
    }
  });
});

// §3: matters created from that lead
describe.each(takers('inbox_lead_id'))('$operation · inbox_lead_id', ({ base }) => {
  it('returns the matter that was created from the lead', async () => {
    const [made] = (await list(base)).filter(({ inbox_lead_id }) => inbox_lead_id !== null);
    expect(idsOf(await list(`${base}inbox_lead_id=${String(made?.inbox_lead_id)}`))).toEqual([made?.id]);
    expect(await list(`${base}inbox_lead_id=999999`)).toEqual([]);
  });

  it('refuses an invalid id', async () => {
    for (const bad of ['x', '', '1.5']) expectRefused(await ask(`${base}inbox_lead_id=${bad}`), 'inbox_lead_id');
  });
});

// §3: only matters submitted by the calling application
describe.each(takers('submitted_only'))('$operation · submitted_only', ({ base }) => {
  it('true: none for an application that submitted none; false: all', async () => {
    expect(await list(`${base}submitted_only=true`)).toEqual([]);
    expect(await list(`${base}submitted_only=false`)).toHaveLength(200);
  });

  it('refuses any other value than true or false', async () => {
    for (const bad of ['yes', '1', '', 'TRUE'])
      expectRefused(await ask(`${base}submitted_only=${bad}`), 'submitted_only');
  });
});

// §3: only custom_field_values is known; others are ignored; what is not requested is absent
describe.each(takers('include'))('$operation · include', ({ base, expected }) => {
  const records = ({ body }: Reply) => [(body as { data: Item | Item[] }).data].flat();

  it('custom_field_values: returned in the documented shape, alone or among unknown values', async () => {
    for (const value of ['custom_field_values', 'pets,custom_field_values', 'pets, custom_field_values']) {
      const reply = await ask(`${base}include=${encodeURIComponent(value)}`);
      expect(reply.status).toBe(200);
      expect(shapeFaults(expected.answer ?? 'int', reply.body)).toEqual([]);
      for (const record of records(reply)) expect(Array.isArray(record.custom_field_values)).toBe(true);
    }
  });

  it('is absent, not null, when not requested', async () => {
    for (const query of ['', 'include=', 'include=pets']) {
      for (const record of records(await ask(base + query))) expect(record).not.toHaveProperty('custom_field_values');
    }
  });
});

// §3, §18: parameters unknown to every operation are ignored
it.each(EXPECTATIONS.filter(({ method }) => method === 'GET'))(
  '$operation ignores other parameters',
  async (expected) => {
    const path = OPERATION_EXAMPLES[expected.operation]?.request.path ?? '';
    const reply = await ask(`${path}${path.includes('?') ? '&' : '?'}limit=25&order=id(desc)&fields=id,name`);
    expect(reply.status).toBe(200);
    expect(shapeFaults(expected.answer ?? 'int', reply.body)).toEqual([]);
  },
);

// §2, §3: each parameter belongs to the operations that the table names, and to no other
it('has tested each parameter with each of its operations', () => {
  const seen = [
    'page_token',
    'created_since',
    'updated_since',
    'ids[]',
    'query',
    'state',
    'inbox_lead_id',
    'submitted_only',
    'include',
  ];
  const all = EXPECTATIONS.flatMap(({ query }) => query);
  expect([...new Set(all)].sort()).toEqual([...seen].sort());
  expect(seen.flatMap(takers)).toHaveLength(all.length);
});
