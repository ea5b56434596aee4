import { afterEach, expect, it, vi } from 'vitest';
import { http } from './http.ts';

const LIMIT_MS = 50;

afterEach(() => vi.unstubAllGlobals());

type Answer = (signal: AbortSignal | null | undefined) => Promise<Response>;

function serve(answer: Answer): void {
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => answer(init.signal));
}

/** A server that takes the request and never answers, as after a computer slept. */
const SILENT: Answer = (signal) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

/** A server that stops in the middle of its answer. */
const HALF: Answer = (signal) => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"data":'));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
  return Promise.resolve(new Response(body));
};

for (const [name, answer] of [
  ['no response', SILENT],
  ['half a response', HALF],
] as const) {
  it(`ends a read with ${name} as offline once the limit has passed`, async () => {
    serve(answer);
    await expect(http('/read', { limitMs: LIMIT_MS })).rejects.toMatchObject({ code: 'offline' });
  });

  it(`ends a POST with ${name} as a write with an unknown outcome`, async () => {
    serve(answer);
    const sent = http('/write', { method: 'POST', body: {}, limitMs: LIMIT_MS });
    await expect(sent).rejects.toMatchObject({ code: 'no-answer' });
  });

  it(`has a limit for a caller with a signal of its own, and rethrows that caller's abort: ${name}`, async () => {
    serve(answer);
    const { signal } = new AbortController();
    await expect(http('/read', { signal, limitMs: LIMIT_MS })).rejects.toMatchObject({ code: 'offline' });
    const caller = new AbortController();
    const requested = http('/read', { signal: caller.signal });
    caller.abort();
    await expect(requested).rejects.toMatchObject({ name: 'AbortError' });
  });
}

it('returns a response that arrives in time', async () => {
  serve(() => Promise.resolve(Response.json({ data: 1 })));
  expect(await http('/read')).toEqual({ data: 1 });
});
