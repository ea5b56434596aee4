import type { RequestHandler } from 'express';
import type { RateLimit } from './rate-limit.ts';
import type { Switches } from './switches.ts';

/**
 * Refuses requests above the rate limit, whatever their operation.
 * @see Clio developer documentation, "Rate limits": the body of a 429 is not Grow's error shape
 */
export function limitRate({ rateLimit, switches }: { rateLimit: RateLimit; switches: Switches }): RequestHandler {
  return (_request, response, next) => {
    const { application } = response.locals.caller as { application: string };
    if (rateLimit.take(application, response.locals.arrived as number | undefined)) {
      next();
      return;
    }
    if (switches.values.rate_limit_retry_after === 'present') response.setHeader('Retry-After', '1');
    const message = 'Too Many Requests';
    const grown = switches.values.rate_limit_body === 'error';
    response.status(429).json(grown ? { error: { status: '429', message } } : { message });
  };
}
