import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod/mini';
import { InvalidListQuery } from '@intake-desk/desk-api/lists/list-query';
import type { ProblemCode } from '@intake-desk/desk-api/problem';
import { PROBLEM_MEDIA_TYPE } from '@intake-desk/desk-api/problem';
import { StoreUnavailable } from '../database/store-unavailable.ts';
import { ProblemError } from '../problem.ts';
import { requestIdOf } from './request-id.ts';

/** Errors of the body parser and the router. */
const httpError = z.object({ status: z.number(), type: z.optional(z.string()) });
const BODY_ERRORS: Record<number, ProblemCode> = { 413: 'body-too-large', 415: 'unsupported-media-type' };

/**
 * The only place where errors become responses. Users get a code, a title and the request id. The log gets class and
 * origin of the error, never its message, which can quote the request.
 * @see RFC 9457
 */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const problem = asProblem(error);
    const requestId = requestIdOf(response);
    response.locals['code'] = problem.code;
    if (problem.status >= 500 && !response.destroyed)
      log.error({ event: 'problem', code: problem.code, requestId, ...origin(error) }, 'problem');
    if (response.headersSent) return void response.destroy();
    response.removeHeader('ETag');
    response.removeHeader('Last-Modified');
    if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter));
    response.set('Cache-Control', 'no-store');
    response
      .status(problem.status)
      .type(PROBLEM_MEDIA_TYPE)
      .end(JSON.stringify(problem.toProblem(requestId)));
  };
}

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof InvalidListQuery) return new ProblemError('bad-request', { detail: error.message });
  if (error instanceof StoreUnavailable) return new ProblemError('store-unavailable', { retryAfter: 5, cause: error });
  const http = httpError.safeParse(error);
  if (http.success && http.data.status >= 400 && http.data.status < 500) {
    return new ProblemError(BODY_ERRORS[http.data.status] ?? 'bad-request', { cause: error });
  }
  return new ProblemError('internal', { cause: error });
}

/** Returns class, code and stack position of each error in the chain of causes. */
function origin(error: unknown): { causes: { name: string; code?: string; at?: string }[] } {
  const causes: { name: string; code?: string; at?: string }[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const at = /\n\s+at (.{1,200})/.exec(cause.stack ?? '')?.[1];
    causes.push({ name: cause.name, ...(code === undefined ? {} : { code }), ...(at === undefined ? {} : { at }) });
  }
  return { causes };
}
