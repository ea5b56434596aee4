import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '@intake-desk/grow-api/scope';
import { operations } from '@intake-desk/grow-api/operations';
import { ANSWER_SHAPES } from '../support/answer-shapes.ts';
import { type Expectation, EXPECTATIONS } from '../support/expectations.ts';
import { type ExampleRequest, OPERATION_EXAMPLES } from '../support/operation-examples.ts';
import { shapeFaults } from '../support/shape-faults.ts';
import { type Reply, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';
import { createStatusTable } from '../support/status-table.ts';

/** Every operation with its success and each error that the documents name for it: grow-api.md §2. */
const table = createStatusTable();
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  process.stdout.write(`\n${table.print()}\n\n`);
  await sandbox.stop();
});

/** Sends the request of the example, with the given token or that of a person with all permissions. */
async function send({ method }: Expectation, request: ExampleRequest, token?: string): Promise<Reply> {
  const path = request.path.includes('{made}') ? request.path.replace('{made}', `${await madeAction()}`) : request.path;
  const own = token ?? (await sandbox.token(request.user === undefined ? {} : { user: request.user }));
  if (request.switches) await sandbox.control('PATCH', 'switches', request.switches);
  const reply = await sandbox.grow(own, path, { method, ...(request.json !== undefined && { json: request.json }) });
  if (request.switches) await sandbox.control('PATCH', 'switches', { custom_action_owner: 'person' });
  return reply;
}

async function madeAction(): Promise<number> {
  const { json } = exampleOf('createCustomAction').request;
  const { body } = await sandbox.grow(await sandbox.token(), '/custom_actions', { method: 'POST', json });
  return (body as { data: { id: number } }).data.id;
}

function exampleOf(operation: string) {
  const example = OPERATION_EXAMPLES[operation];
  if (example === undefined) throw new Error(`${operation} has no example.`);
  return example;
}

const message = ({ body }: Reply) => (body as { error: { message: string } }).error.message;

/** Asserts Grow's error shape, with the status in it, and a message. */
function expectError(reply: Reply, status: number): void {
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
  expect(shapeFaults(ANSWER_SHAPES.error, reply.body)).toEqual([]);
  expect((reply.body as { error: { status: string } }).error.status).toBe(String(status));
  expect(message(reply)).toMatch(/^\S.*\.$/);
}

describe.each(EXPECTATIONS)('§2 row $row · $method $path', (expected) => {
  const { operation, success, errors, scope } = expected;
  const { request, refused } = exampleOf(operation);
  const named = (status: number, words: string, check: () => Promise<void>) => {
    it(`${operation} · ${status} ${words}`, async ({ task, onTestFinished }) => {
      onTestFinished(() => table.note(operation, status, task.result?.state === 'pass'));
      await check();
    });
  };

  const checks: Partial<Record<number, () => void>> = {
    401: () =>
      named(401, 'without a token, and with an unknown one', async () => {
        expectError(await send(expected, { ...request, path: request.path.replace('{made}', '1') }, ''), 401);
        expectError(await send(expected, request, 'unknown-token'), 401);
      }),
    403: () =>
      named(403, `without ${scope}`, async () => {
        const others = SCOPES.filter((other) => other !== scope).join(' ');
        const reply = await send(expected, request, await sandbox.token({ scope: others }));
        expectError(reply, 403);
        // §6: the text names the permission without its prefix
        expect(message(reply)).toContain(scope.replace('grow_', ''));
        expect(message(reply)).not.toContain('grow_');
      }),
    429: () =>
      named(429, 'when it is the fourth request of a second', async () => {
        const token = await sandbox.token();
        const ready = { ...request, path: request.path.replace('{made}', '1') };
        await sandbox.control('PATCH', 'switches', { rate_limit: 3 });
        await sandbox.control('POST', 'clock', { advance_seconds: 2 });
        for (let time = 0; time < 3; time += 1) await sandbox.grow(token, '/users/who_am_i');
        const reply = await send(expected, ready, token);
        await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
        expect(reply.status).toBe(429);
        // §6: the body is different from every other error's; §9: no Retry-After header
        expect(shapeFaults(ANSWER_SHAPES.tooManyRequests, reply.body)).toEqual([]);
        expect(reply.headers.has('retry-after')).toBe(false);
      }),
  };

  named(success, expected.answer === null ? 'without a body' : 'in the documented shape', async () => {
    if (operation === 'listCustomActions') await madeAction();
    const reply = await send(expected, request);
    expect(reply.status).toBe(success);
    if (expected.answer === null) {
      expect(reply.body).toBe('');
      return;
    }
    expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
    expect(shapeFaults(expected.answer, reply.body)).toEqual([]);
    const { data } = reply.body as { data: object };
    if (Array.isArray(data)) expect(data.length).toBeGreaterThan(0);
    // §11: all single-resource responses carry both
    else expect([...reply.headers.keys()]).toEqual(expect.arrayContaining(['etag', 'last-modified']));
  });

  for (const status of errors) {
    const refusal = refused[status as keyof typeof refused];
    if (refusal) {
      named(status, `when ${refusal.why}`, async () => expectError(await send(expected, refusal), status));
    } else if (checks[status]) checks[status]();
    else named(status, 'has no example', () => Promise.reject(new Error('Every documented error needs an example.')));
  }
});

// The transcription and the table that sandbox and BFF share were written separately: they must agree.
describe('the transcription of §2', () => {
  it('has exactly the 24 operations', () => {
    expect(EXPECTATIONS.map(({ row }) => row)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(EXPECTATIONS.map(({ operation }) => operation).sort()).toEqual(Object.keys(operations).sort());
    expect(Object.keys(OPERATION_EXAMPLES).sort()).toEqual(Object.keys(operations).sort());
  });

  it.each(EXPECTATIONS)('$operation: the same method, path, statuses and parameters', (expected) => {
    const { method, path, status, errors, query } = operations[expected.operation as keyof typeof operations];
    expect({ method, path, status, errors: [...errors], query: [...query].sort() }).toEqual({
      method: expected.method,
      path: expected.path,
      status: expected.success,
      errors: expected.errors,
      query: [...expected.query].sort(),
    });
  });
});
