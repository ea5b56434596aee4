import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { connectDirectly } from './connection-pool.ts';

const CONNECT_EVERY_MS = 250;
const ANSWER_MS = 3000;

/** A connection that listens to a channel, and is made again when it is lost. */
export interface Listener {
  /** Finds a connection that is dead on the other side only. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Listens to a channel of a database, on a connection of its own.
 * @param url of the database itself, not of a pooler
 * @param onListening called once it listens, again after each loss: what was sent before is lost
 * @param onNotified called with the payload of each notification
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export function listenTo(
  url: string,
  channel: string,
  onListening: () => void,
  onNotified: (payload: string) => void,
): Listener {
  let client: Client | null = null;
  let isStopped = false;
  const running = run();

  return {
    async look() {
      const looked = client;
      if (looked === null) return;
      const abandoned = setTimeout(() => looked.connection.stream.destroy(), ANSWER_MS);
      await looked.query('SELECT 1').catch(() => undefined);
      clearTimeout(abandoned);
    },
    async stop() {
      isStopped = true;
      await client?.end().catch(() => undefined);
      await running;
    },
  };

  async function run(): Promise<void> {
    while (!isStopped) {
      await connect().catch(() => undefined);
      if (!isStopped) await pause(CONNECT_EVERY_MS);
    }
  }

  /** Resolves when the connection is lost. */
  async function connect(): Promise<void> {
    const next = await connectDirectly(url);
    client = next;
    const ended = new Promise<void>((resolve) => next.once('end', () => resolve()));
    next.on('notification', ({ payload = '' }) => onNotified(payload));
    try {
      // A server may end sessions that do nothing.
      await next.query('SET idle_session_timeout = 0');
      await next.query(`LISTEN ${channel}`);
      if (!isStopped) onListening();
      if (isStopped) await next.end();
      await ended;
    } finally {
      client = null;
      await next.end().catch(() => undefined);
    }
  }
}
