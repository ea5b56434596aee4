import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { CircuitBreaker } from '../grow/client/circuit-breaker.ts';

const WRITE_EVERY_MS = 1000;

interface Deps {
  database: Database;
  webDist: string;
  breaker: CircuitBreaker;
  /** True while the process shuts down and must not receive new requests. */
  isStopping: () => boolean;
}

/**
 * `/healthz`: the process is alive. `/readyz`: it can serve requests, with the state of each dependency. Neither
 * exposes personal data. Clio's state is reported but does not count: removing this instance from service would not
 * bring Clio back, and local data stays available.
 */
export function health({ database, webDist, breaker, isStopping }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  let writtenAt = -Infinity;
  router.get('/healthz', (_request, response) => {
    response.locals['route'] = '/healthz';
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    response.locals['route'] = '/readyz';
    const [isDatabaseUp, isWebBuilt] = await Promise.all([canWork(), exists(join(webDist, 'index.html'))]);
    const isReady = isDatabaseUp && isWebBuilt && !isStopping();
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : isStopping() ? 'stopping' : 'not-ready',
      database: isDatabaseUp ? 'ok' : 'unavailable',
      webApp: isWebBuilt ? 'ok' : 'missing',
      upstream: breaker.isOpen ? 'down' : 'ok',
    });
  });
  return router;

  /** Reads, and writes at most once a second. The write fails on a full disk, and if the file was removed or replaced. */
  async function canWork(): Promise<boolean> {
    try {
      await sql`select count(*) from installation`.execute(database);
      if (performance.now() - writtenAt < WRITE_EVERY_MS) {
        database.requireOwnFile();
        return true;
      }
      await sql`pragma user_version = 0`.execute(database);
      writtenAt = performance.now();
      return true;
    } catch {
      return false;
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
