import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { sendMessagePage } from './message-page.ts';
import { requestIdOf } from '../../http/request-id.ts';

/** A whole office behind one address may come in at nine o'clock; a script may not go on for ever. */
const PER_MINUTE = 240;

/** Limits how often one address may knock at the doors. Whose word about an address counts is Express's `trust proxy`. */
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
