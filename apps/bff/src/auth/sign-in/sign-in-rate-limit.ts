import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { sendMessagePage } from './message-page.ts';
import { requestIdOf } from '../../http/request-id.ts';

/** Enough for a whole office behind one address that signs in at nine; a script is stopped. */
const PER_MINUTE = 240;

/**
 * Limits sign-in requests per client address. Express's `trust proxy` decides which proxies may report that address.
 */
export function signInLimit(log: Logger): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: PER_MINUTE,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (request, response) => {
      log.warn(
        { event: 'sign-in-limited', address: request.ip, requestId: requestIdOf(response) },
        'too many sign-ins from one address',
      );
      response.set('Retry-After', '60');
      sendMessagePage(response, 'tooMany');
    },
  });
}
