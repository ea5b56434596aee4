import { afterAll, beforeAll, expect, it } from 'vitest';
import { LARGE_BYTES, startSlowAttack, type SlowAttack } from '../test/support/slow-attack.ts';

const REQUEST_MS = 60_000;
/** Twice the 90 seconds after which a stalled response is cut, and a margin. */
const UNREAD_MS = 190_000;

let attack: SlowAttack;
let from: number;
beforeAll(async () => {
  attack = await startSlowAttack();
  from = performance.now();
});
afterAll(() => attack.stop());

it('59: a client that drips a body is cut off after 60 seconds and not before, while a person works', async () => {
  const { bodies } = attack;
  let rounds = 0;
  await expect
    .poll(
      async () => {
        expect(await attack.work()).toEqual([200, 200, 200, 201]);
        rounds += 1;
        return bodies.every(({ cutAfter }) => cutAfter !== null);
      },
      { interval: 500, timeout: 90_000 },
    )
    .toBe(true);
  const times = bodies.map(({ cutAfter }) => cutAfter ?? 0);
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
  process.stdout.write(
    `${bodies.length} bodies cut off after ${seconds(Math.min(...times))} to ${seconds(Math.max(...times))} s, ` +
      `meanwhile ${rounds} rounds of four requests answered\n`,
  );
  expect(Math.min(...times)).toBeGreaterThan(REQUEST_MS - 500);
  expect(new Set(bodies.map(({ told }) => told.split('\r\n', 1)[0]))).toEqual(
    new Set(['HTTP/1.1 408 Request Timeout']),
  );
});

it('59: a client that does not read a response for three minutes does not get the rest of it', async () => {
  await expect.poll(() => performance.now() - from, { interval: 1000, timeout: 200_000 }).toBeGreaterThan(UNREAD_MS);
  const received = await Promise.all(attack.deaf.map((client) => client.hurry()));
  process.stdout.write(
    `${received.length} that had read nothing got at most ${Math.max(...received)} of ${LARGE_BYTES} bytes\n`,
  );
  expect(Math.max(...received)).toBeLessThan(LARGE_BYTES);
  expect(await attack.work()).toEqual([200, 200, 200, 201]);
});
