import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import { GrowApiError } from './grow-api-error.ts';
import { sendGatewayPage } from './send-gateway-page.ts';
import type { Switches } from './switches.ts';

/**
 * Sends an error in Grow's format.
 * @see Grow OpenAPI, schema `Error`; what `status` holds is not documented, hence the switch `error_status`
 */
export function sendError(response: Response, switches: Switches, status: number, message: string): void {
  const name = (STATUS_CODES[status] ?? 'error').toLowerCase().replace(/\W+/g, '_');
  const word = switches.values.error_status === 'number' ? String(status) : name;
  response.status(status).json({ error: { status: word, message } });
}

/** Last middleware: converts every error to a response, never with a stack trace. */
export function errors(switches: Switches): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, message } = describe(error);
    // Grow itself never answers so.
    if (status === 504) sendGatewayPage(response, status);
    else sendError(response, switches, status, message);
  };
}

/** Express and its body parsers throw errors with a status and a type. */
function describe(error: unknown): { status: number; message: string } {
  if (error instanceof GrowApiError) return { status: error.status, message: error.message };
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large') return { status: 413, message: 'The request body is too large.' };
  if (type === 'entity.parse.failed') return { status: 400, message: 'The request body is not valid JSON.' };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, message: 'The request could not be read.' };
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return { status: 500, message: 'The sandbox failed. This is a defect of the sandbox.' };
}
