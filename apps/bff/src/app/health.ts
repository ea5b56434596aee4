import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import type { Database } from '../database/database.ts';
import type { CircuitBreaker } from '../grow/client/circuit-breaker.ts';

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
  router.get('/healthz', (_request, response) => {
    response.locals['route'] = '/healthz';
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    response.locals['route'] = '/readyz';
    const [isDatabaseUp, isWebBuilt] = await Promise.all([works(database), exists(join(webDist, 'index.html'))]);
    const isReady = isDatabaseUp && isWebBuilt && !isStopping();
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : isStopping() ? 'stopping' : 'not-ready',
      database: isDatabaseUp ? 'ok' : 'unavailable',
      webApp: isWebBuilt ? 'ok' : 'missing',
      upstream: breaker.isOpen ? 'down' : 'ok',
    });
  });
  return router;
}

async function works(database: Database): Promise<boolean> {
  return database.probe().then(
    () => true,
    () => false,
  );
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
