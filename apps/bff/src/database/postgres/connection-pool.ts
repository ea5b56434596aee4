import { Client, Pool, types, type ClientConfig } from 'pg';

/** PostgreSQL's object id of `bigint`. */
const INT8 = 20;
/**
 * Set for each session, because poolers refuse start-up parameters. Where a pooler gives each transaction another
 * session, the operator sets the same for the role.
 */
const LIMITS = `SET statement_timeout = '5s'; SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s'`;
/** A statement that is not answered for so long has lost its connection: the server would have ended it before. */
const ANSWER_MS = 8000;
const CONNECT_MS = 3000;
/** A backend that died without a word is noticed after about a minute. */
const KEEP_ALIVE_MS = 10_000;

/** Settings of every connection. @param url of a database, as libpq writes it */
function connectionTo(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'intake-desk',
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    types: { getTypeParser: parserOf },
  };
}

/**
 * Returns a pool of connections with time limits. No connection is made before the first query.
 * @param max connections at once; further queries wait
 */
export function createPool(url: string, max: number): Pool {
  return tolerant(
    new Pool({
      ...connectionTo(url),
      max,
      query_timeout: ANSWER_MS,
      idleTimeoutMillis: 60_000,
      // The pool waits for it.
      onConnect: (client) => client.query(LIMITS) as unknown as void,
    }),
  );
}

/** Returns a pool of one connection without time limits, for migrations. */
export function createUnlimitedPool(url: string): Pool {
  return tolerant(new Pool({ ...connectionTo(url), max: 1 }));
}

function tolerant(pool: Pool): Pool {
  // A connection that is lost while no query uses it is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Returns one connection without time limits, for what must not pass a pooler. It must be ended. */
export async function connectDirectly(url: string): Promise<Client> {
  const client = new Client(connectionTo(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

function parserOf(id: number, format?: 'text' | 'binary'): unknown {
  return id === INT8 ? exactNumber : types.getTypeParser(id, format);
}

/** @throws RangeError for a number that a double cannot hold exactly, as `node:sqlite` does */
function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for an exact number`);
  return value;
}
