import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { CircuitBreaker } from '../grow/client/circuit-breaker.ts';

interface Deps {
  database: Database;
  webDist: string;
  breaker: CircuitBreaker;
  /** The process is on its way down and should get nothing new. */
  isStopping: () => boolean;
}

/**
 * `/healthz`: alive. `/readyz`: can serve; tells what cannot. Neither knows anything about people. Clio is told of and does not
 * count: taking us out of service would not bring it back, and what the desk holds itself still works.
 */
export function health({ database, webDist, breaker, isStopping }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get('/healthz', (_request, response) => {
    response.locals['route'] = '/healthz';
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    response.locals['route'] = '/readyz';
    const [isDatabaseUp, isWebBuilt] = await Promise.all([answers(database), exists(join(webDist, 'index.html'))]);
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

async function answers(database: Database): Promise<boolean> {
  try {
    await sql`select count(*) from installation`.execute(database);
    return true;
  } catch {
    return false;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
