import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpTransport, type HttpTransport } from '#src/grow/client/http-transport.ts';
import { OddGrow } from '../support/odd-grow.ts';

let grow: OddGrow;
let exchange: HttpTransport;
beforeAll(async () => {
  grow = await OddGrow.start();
  exchange = createHttpTransport();
});
afterAll(async () => {
  await exchange.close();
  grow.stop();
});

const slot = { sent: () => true, arrived() {}, release() {} };

test('55: a response that never ends, however steadily it drips, times out', async () => {
  grow.on('GET /grow/users', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(drip));
  });
  const request = { method: 'GET', origin: grow.url, path: '/grow/users', headers: {} } as const;
  const began = performance.now();
  await expect(exchange.send(request, slot, { milliseconds: 300 })).rejects.toMatchObject({
    kind: 'time-out',
    sent: true,
  });
  expect(performance.now() - began).toBeLessThan(2000);
}, 10_000);
