import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rule } from '../support/body-rules.ts';
import { EXPECTATIONS } from '../support/expectations.ts';
import { OPERATION_EXAMPLES } from '../support/operation-examples.ts';
import { type Reply, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** The exact contents of each request body: grow-api.md §4; 400 for its shape, 422 for what a record forbids (§18). */
let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

function expectRefused({ status, body }: Reply, statuses: number[], field: string): void {
  expect(statuses).toContain(status);
  const { error } = body as { error: { status: string; message: string } };
  expect(error.status).toBe(String(status));
  expect(error.message).toContain(field);
  expect(error.message).toMatch(/\.$/);
}

/** Returns valid values at the bounds of a rule, and invalid ones beyond. */
function edges(rule: Rule): { inside: unknown[]; outside: unknown[] } {
  if ('text' in rule) {
    const [fewest, most] = rule.text;
    const long = Number.isFinite(most);
    return {
      inside: ['x'.repeat(Math.max(fewest, 1)), long ? 'y'.repeat(most) : 'y'.repeat(100_000)],
      outside: [...(fewest > 0 ? ['x'.repeat(fewest - 1)] : []), ...(long ? ['y'.repeat(most + 1)] : [])],
    };
  }
  if ('words' in rule) return { inside: [...rule.words], outside: ['contacts/show', '', rule.words[0]?.toUpperCase()] };
  if ('reference' in rule)
    return { inside: [{ id: 11 }], outside: [{}, { id: '11' }, { id: 1.5 }, { id: null }, { id: 11, name: 'x' }] };
  const formats = {
    uri: {
      inside: ['https://a.example/b?c=d', 'http://a.example'],
      outside: ['phone', '', 'a.example/b', '//a.example'],
    },
    https: {
      inside: ['https://a.example/b?c=d'],
      outside: ['http://a.example/', 'ftp://a.example', 'https:', 'x', ''],
    },
    email: { inside: ['ada@example.com'], outside: ['ada', '@example.com', 'ada@', 'a da@example.com', ''] },
  };
  return formats[rule.format];
}

const bodies = EXPECTATIONS.flatMap(({ operation, body: rules }) => {
  const { path, json } = OPERATION_EXAMPLES[operation]?.request ?? { path: '' };
  return rules === undefined ? [] : [{ operation, path, data: (json as { data: object }).data, rules }];
});

it('is checked for all seven operations that take a body', () => {
  expect(bodies).toHaveLength(7);
});

describe.each(bodies)('$operation', ({ path, data, rules }) => {
  const post = (json: unknown) => sandbox.grow(token, path, { method: 'POST', json });
  // A name is taken once it was accepted.
  let made = 0;
  const fresh = (): Record<string, unknown> => {
    made += 1;
    return rules.unique === undefined ? { ...data } : { [rules.unique]: `Number ${made} of many` };
  };
  const fields = Object.entries({ ...rules.required, ...rules.optional });

  // §4: all wrapped in data; §16.10: without it, or wrapped in something else, is refused
  it('needs the data envelope', async () => {
    const bad = [data, { note: data }, {}, { data: null }, { data: [data] }, { data: 'x' }, [], null, 'x', 7];
    for (const json of bad) expectRefused(await post(json), [400], 'data');
  });

  it(`${rules.closed ? 'refuses' : 'allows'} an unknown property, beside data and in it`, async () => {
    const beside = await post({ data: fresh(), colour: 'red' });
    const within = await post({ data: { ...fresh(), colour: 'red' } });
    if (rules.closed) for (const reply of [beside, within]) expectRefused(reply, [400], 'colour');
    else expect([beside.status, within.status]).toEqual([201, 201]);
  });

  it.each(Object.keys(rules.required))('requires %s', async (field) => {
    expectRefused(await post({ data: { ...fresh(), [field]: undefined } }), [400], field);
  });

  it.each(Object.keys(rules.optional ?? {}))('accepts a body without %s', async (field) => {
    expect((await post({ data: { ...fresh(), [field]: undefined } })).status).toBe(201);
  });

  it.each(fields)('rejects %s of any other type', async (field, rule) => {
    const wrong = [null, 7, true, [], ['x'], 'reference' in rule ? 'x' : {}];
    for (const value of wrong) expectRefused(await post({ data: { ...fresh(), [field]: value } }), [400], field);
  });

  it.each(fields)('enforces the bounds of %s', async (field, rule) => {
    const { inside, outside } = edges(rule);
    for (const value of inside) {
      const reply = await post({ data: { ...fresh(), [field]: value } });
      expect(reply.status, 'reference' in rule ? field : `${field}: ${String(value).slice(0, 60)}`).toBe(201);
    }
    for (const value of outside) {
      const reply = await post({ data: { ...fresh(), [field]: value } });
      expectRefused(reply, 'text' in rule ? [422] : [400, 422], field);
    }
  });

  if (rules.unique !== undefined) {
    it('accepts a name once, whatever its case', async () => {
      expect((await post({ data: { name: 'Ümit & Søn' } })).status).toBe(201);
      for (const name of ['Ümit & Søn', 'ümit & søn', 'ÜMIT & SØN'])
        expectRefused(await post({ data: { name } }), [422], 'name');
    });
  }
});

// §16.10: paths that third-party code posts to
it.each([
  ['POST', '/v1/notes'],
  ['POST', '/notes'],
  ['POST', '/matters/70012/note'],
  ['GET', '/matters/70012/notes/1'],
  ['GET', '/users/501'],
  ['GET', '/sources/11'],
  ['GET', '/custom_actions/1'],
  ['POST', '/contacts'],
  ['POST', '/matters'],
  ['PUT', '/inbox_leads/20300'],
  ['PATCH', '/inbox_leads/20300'],
  ['DELETE', '/inbox_leads/20300'],
])('%s %s is no operation', async (method, path) => {
  const json = { note: { subject: 's', body: 'b' } };
  const reply = await sandbox.grow(token, path, { method, ...(method !== 'GET' && { json }) });
  expect(reply.status).toBe(501);
  expect((reply.body as { error: { message: string } }).error.message).toContain('not an operation');
});
