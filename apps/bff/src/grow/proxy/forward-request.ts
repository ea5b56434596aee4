import type { Request, RequestHandler, Response } from 'express';
import { IDEMPOTENCY_HEADER } from '@intake-desk/desk-api/headers';
import type { Config } from '../../config/config.ts';
import type { CallAs } from '../client/call-as.ts';
import type { WireResponse } from '../client/http-transport.ts';
import { header } from '../client/grow-client.ts';
import { growProblem } from '../client/grow-problem.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import { matchOperation, RECORD_READS, type MatchedOperation } from '../client/match-operation.ts';
import { readList, readRecord, readSingle } from './read-response.ts';
import { readProxyBody, readProxyQuery, type Query } from './read-request.ts';

const MOUNT = '/api/grow';

interface Deps {
  config: Config;
  callAs: CallAs;
  outbox: Outbox;
}

/**
 * Handles everything under `/api/grow`: checks operation, session, query and body, then builds a new request from the
 * table and sends it. No header, path or byte of the query is copied.
 */
export function forwardRequest({ config, callAs, outbox }: Deps): RequestHandler {
  return async (request, response) => {
    const [path = '', search = ''] = split(request.originalUrl.slice(MOUNT.length));
    const allowed = matchOperation(request.method, path);
    if (allowed === null) throw new ProblemError('not-found');
    if ('allow' in allowed) {
      response.set('Allow', allowed.allow.join(', '));
      throw new ProblemError('method-not-allowed');
    }
    response.locals['route'] = `${MOUNT}${allowed.operation.path}`;
    const session = requireSession(request, response, config);
    const query = readProxyQuery(allowed.operation, search);
    const body = readProxyBody(allowed.operation, request.body);
    if (allowed.operation.method === 'POST') await post(request, response, session, allowed, body ?? '');
    else if (allowed.operation.method === 'DELETE') await remove(response, session, allowed);
    else await get(request, response, session, allowed, query);
  };

  async function get(
    request: Request,
    response: Response,
    session: SignedInSession,
    { id, operation, path }: MatchedOperation,
    query: Query,
  ): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => {
      // After a complete response there is nothing to abort.
      if (!response.writableFinished) gone.abort(new ProblemError('grow-unavailable'));
    });
    const search = new URLSearchParams(query).toString();
    const answer = await callAs(session.grant, {
      method: 'GET',
      path: search === '' ? path : `${path}?${search}`,
      ifNoneMatch: conditional(request.get('if-none-match')),
      ifModifiedSince: conditional(request.get('if-modified-since')),
      person: nameOf(session),
      signal: gone.signal,
    });
    copyValidators(answer, response);
    if (answer.status === 304) return void response.status(304).end();
    if (answer.status !== operation.status) throw growProblem(answer, false);
    const isList = operation.query.includes('page_token');
    const kind = RECORD_READS[id];
    if (isList) send(response, readList(answer, `${MOUNT}${path}`, query));
    else send(response, [kind === undefined ? readSingle(answer) : readRecord(answer, kind)]);
  }

  async function post(
    request: Request,
    response: Response,
    session: SignedInSession,
    { id, operation, path }: MatchedOperation,
    body: string,
  ): Promise<void> {
    const stored = await outbox.execute(
      {
        person: nameOf(session),
        key: request.get(IDEMPOTENCY_HEADER),
        operation: id,
        path,
        body,
        grantId: session.grant,
      },
      async (beforeSending) => {
        const answer = await callAs(session.grant, {
          method: 'POST',
          path,
          body,
          person: nameOf(session),
          beforeSending,
        });
        if (answer.status !== operation.status) throw growProblem(answer, true);
        try {
          return readSingle(answer).toString('utf8');
        } catch (cause) {
          throw new ProblemError('outcome-unknown', { cause });
        }
      },
    );
    response.status(operation.status).type('application/json').end(stored);
  }

  async function remove(
    response: Response,
    session: SignedInSession,
    { operation, path }: MatchedOperation,
  ): Promise<void> {
    const answer = await callAs(session.grant, { method: 'DELETE', path, person: nameOf(session) });
    if (answer.status !== operation.status) throw growProblem(answer, true);
    response.status(204).end();
  }
}

function nameOf({ firm, person }: SignedInSession): string {
  return `${firm}/${person}`;
}

function split(target: string): [string, string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** Forwards a validator only if it consists of printable ASCII, so that it cannot smuggle a header. */
function conditional(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x20-\x7e]{1,256}$/.test(value) ? value : undefined;
}

/** Sends the pieces in one write: Node buffers them until the end of this tick. */
function send(response: Response, pieces: Buffer[]): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader(
    'Content-Length',
    pieces.reduce((sum, { length }) => sum + length, 0),
  );
  for (const piece of pieces) response.write(piece);
  response.end();
}

/** Copies the only headers of Grow that the browser receives. */
function copyValidators(answer: WireResponse, response: Response): void {
  for (const name of ['etag', 'last-modified']) {
    const value = header(answer, name);
    if (value !== undefined) response.setHeader(name, value);
  }
}
