import type { Request, RequestHandler, Response } from 'express';
import type { Fault, Faults } from './faults.ts';
import { corruptResponse } from './rewrite-response.ts';
import { sendGatewayPage } from './send-gateway-page.ts';
import { splitAddress } from './split-address.ts';

const DELAY_MS = 1000;
const SKEW_SECONDS = 600;

/** Applies a waiting fault before any other handler: it simulates the network and its gateways. */
export function injectFault(faults: Faults): RequestHandler {
  return (request, response, next) => {
    const fault = faults.take(request.method, splitAddress(request.originalUrl).path);
    if (fault === null) next();
    else applyFault(fault, request, response, next);
  };
}

function applyFault(fault: Fault, request: Request, response: Response, next: () => void): void {
  switch (fault.fault) {
    case 'delay':
      setTimeout(() => {
        // After the delay, the request counts as just arrived.
        delete response.locals.arrived;
        next();
      }, fault.ms ?? DELAY_MS);
      return;
    case 'reset_before':
      request.socket.resetAndDestroy();
      return;
    case 'clock_skew': {
      const shown = Date.parse(String(response.getHeader('Date'))) + (fault.seconds ?? SKEW_SECONDS) * 1000;
      response.setHeader('Date', new Date(shown).toUTCString());
      next();
      return;
    }
    case 'html':
      sendGatewayPage(response, fault.status ?? 502);
      return;
    case 'status':
      sendStatus(fault, request, response);
      return;
    case 'drip':
    case 'garbage':
    case 'content_type':
    case 'foreign_next':
    case 'foreign_firm':
    case 'reset_after_write':
    case 'truncate':
      corruptResponse(fault, response);
      next();
  }
}

function sendStatus(fault: Fault, request: Request, response: Response): void {
  const status = fault.status ?? 503;
  if (fault.retry_after !== undefined) response.setHeader('Retry-After', String(fault.retry_after));
  const oauth = request.originalUrl.startsWith('/oauth');
  const defaultBody =
    status === 429
      ? { message: 'Too Many Requests' }
      : oauth
        ? { error: 'server_error', error_description: 'A fault was ordered.' }
        : { error: { status: String(status), message: 'A fault was ordered.' } };
  response.status(status).json(fault.body ?? defaultBody);
}
