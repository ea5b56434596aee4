import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSlowAttack, type SlowAttack } from '../support/slow-attack.ts';

/** The limit of 60 seconds for a whole request is tested in `npm run soak`. */
const HEADERS_MS = 20_000;

let attack: SlowAttack;
beforeAll(async () => {
  attack = await startSlowAttack();
});
afterAll(() => attack.stop());

test('59: while 330 slow clients hold their connections, a person can work; a client that drips headers is cut off after 20 seconds and not before', async () => {
  const { headers, bodies, readers, deaf } = attack;
  const isCut = ({ cutAfter }: { cutAfter: number | null }) => cutAfter !== null;
  expect(await attack.work()).toEqual([200, 200, 200, 201]);
  expect([...headers, ...bodies, ...readers, ...deaf].filter(isCut)).toEqual([]);
  await expect
    .poll(
      async () => {
        expect(await attack.work()).toEqual([200, 200, 200, 201]);
        return headers.every(isCut);
      },
      { interval: 1000, timeout: 40_000 },
    )
    .toBe(true);
  expect(Math.min(...headers.map(({ cutAfter }) => cutAfter ?? 0))).toBeGreaterThan(HEADERS_MS - 500);
  expect(new Set(headers.map(({ told }) => told.split('\r\n', 1)[0]))).toEqual(
    new Set(['HTTP/1.1 408 Request Timeout']),
  );
  // These are only slow so far.
  expect([...bodies, ...readers, ...deaf].filter(isCut)).toEqual([]);
  expect(new Set(readers.map(({ told }) => told.split('\r\n', 1)[0]))).toEqual(new Set(['HTTP/1.1 200 OK']));
}, 60_000);
