import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import { pino } from 'pino';
import { systemClock } from '#src/clock.ts';
import type { Config } from '#src/config/config.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import { openPostgresAsItIs } from '#src/database/postgres/open-postgres.ts';
import { transact } from '#src/database/transact.ts';
import type { AnyEvent } from '#src/events/any-event.ts';
import { createDatabaseEventHub } from '#src/events/database-hub.ts';
import { createEventStreamServer, EVENTS_PATH } from '#src/events/event-streams.ts';
import { errorHandler } from '#src/http/error-handler.ts';
import { requestId } from '#src/http/request-id.ts';

/**
 * A process with the events of one database: it streams them, and publishes what it is sent. The request names its firm.
 * `directUrl` may lead to the database in another way than `url`.
 */
const { DATABASE_URL: url = '', DATABASE_DIRECT_URL: directUrl = '' } = process.env;

const database = await openPostgresAsItIs({ url, directUrl });
const cipher = createCipher([{ id: 'k1', key: Buffer.alloc(32, 'a key of a test') }]);
const hub = createDatabaseEventHub({ database, cipher, clock: systemClock, directUrl });
const told: string[] = [];
hub.subscribe('session-ended', (_firm, { session }) => told.push(session));
await hub.start();

const streams = createEventStreamServer({
  config: { publicUrl: 'http://127.0.0.1' } as Config,
  clock: systemClock,
  hub,
  mayRead: () => true,
  lookUp: (request) => {
    const firm = request.get('x-firm') ?? '';
    const session = { name: firm, firm, person: 'ana', grant: 'g', idleExpiresAt: 0, absoluteExpiresAt: 0 };
    return Promise.resolve(session);
  },
  onSessionEnded: () => undefined,
});
const app = express();
app.use(requestId, express.json());
app.get(EVENTS_PATH, streams.handler);
app.get('/told', (_request, response) => void response.json(told));
app.post('/sweep', async (_request, response) => {
  await hub.sweep();
  response.json({});
});
app.post('/publish/:firm', (request, response) => {
  for (const event of request.body as AnyEvent[]) hub.publish(request.params.firm.replace('all', ''), event);
  response.json({});
});
/** Publishes in transactions that are committed after some time. */
app.post('/within/:firm', async (request, response) => {
  const { events, delay } = request.body as { events: AnyEvent[]; delay: number };
  for (const event of events) {
    const tell = await transact(database, async (within) => {
      const done = await hub.publishWithin(within, request.params.firm, event);
      await pause(Math.random() * delay);
      return done;
    });
    tell();
  }
  response.json({});
});
app.use(errorHandler(pino({ level: 'silent' })));
const server = createServer((request, response) => void app(request, response));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => {
  streams.stop();
  void hub.stop().then(() => process.exit(0));
});
