import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { sendPage } from '../sign-in/plain-page.ts';

/** A whole office behind one address may come in at nine o'clock; a script may not go on for ever. */
const PER_MINUTE = 240;

/** Limits how often one address may knock at the doors. */
export function signInLimit(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: PER_MINUTE,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, response) => {
      response.set('Retry-After', '60');
      sendPage(response, 'tooMany');
    },
  });
}
