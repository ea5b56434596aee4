import type { RequestListener } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPT_EVERY_MS = 1000;

/**
 * Opens a database, and tries again as long as it does not answer.
 * @param isAway true for an error after which another attempt may succeed
 * @param onAway called once, before the second attempt
 * @throws any other error of an attempt
 */
export async function untilOpen<Opened>(
  open: () => Promise<Opened>,
  isAway: (error: unknown) => boolean,
  onAway: (error: unknown) => Promise<void>,
): Promise<Opened> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await open();
    } catch (error) {
      if (!isAway(error)) throw error;
      if (isFirst) await onAway(error);
    }
    await pause(ATTEMPT_EVERY_MS);
  }
}

/** Answers requests before the database does: the process is alive, and not ready. */
export const answerNotReady: RequestListener = ({ url }, response) => {
  const isAlive = url === '/healthz';
  response.writeHead(isAlive ? 200 : 503, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(isAlive ? {} : { 'retry-after': '5' }),
  });
  response.end(JSON.stringify(isAlive ? { status: 'ok' } : { status: 'not-ready', database: 'unavailable' }));
};
