import { Router, type Request, type Response } from 'express';
import {
  operations,
  type AnswerOf,
  type BodyOf,
  type DeskOperation,
  type Permission,
} from '@intake-desk/desk-api/operations';
import { isIdempotencyKey } from '@intake-desk/desk-api/write-state';
import type { z } from 'zod/mini';
import { ProblemError } from '../problem.ts';
import type { SignedInSession } from '../sessions/session-data.ts';

/** A request that has passed the checks of its operation. */
export interface DeskRequest<Key extends DeskOperation> {
  session: SignedInSession;
  /** The record's id in the path; 0 if the path has none. */
  id: number;
  /** The idempotency key in the path, in lower case; empty if the path has none. */
  key: string;
  /** Not validated. */
  query: URLSearchParams;
  body: BodyOf<Key>;
  request: Request;
  response: Response;
}

/** Returned by a handler that has sent the response itself. */
export const SENT = Symbol('sent');

type Handler<Key extends DeskOperation> = (
  request: DeskRequest<Key>,
) => AnswerOf<Key> | typeof SENT | Promise<AnswerOf<Key> | typeof SENT>;

/** Operations below `/api/desk`. */
type Routed = Extract<DeskOperation, `${string} /api/desk/${string}`>;

/** Handlers of some operations. */
export type DeskHandlers<Keys extends Routed = Routed> = { [Key in Keys]: Handler<Key> };

/**
 * Checks what an operation requires of its caller.
 * @param id the record's id in the path; 0 if it has none
 * @throws ProblemError if it is refused
 */
export type CheckPermission = (permission: Permission, session: SignedInSession, id: number) => Promise<void>;

interface Deps {
  handlers: Partial<DeskHandlers>;
  /** @throws ProblemError without a session */
  sessionOf: (request: Request, response: Response) => SignedInSession;
  check: CheckPermission;
}

const MOUNT = '/api/desk';
/** Longest query in characters. */
const MAX_QUERY = 8192;

/**
 * Routes the operations below `/api/desk` by their table: session, id, permission and body are checked before a handler
 * runs, and what it returns is sent as JSON.
 */
export function deskRouter({ handlers, sessionOf, check }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  for (const [template, methods] of byPath(handlers)) {
    router.all(template.replace(/\{(id|key)\}/, ':$1'), async (request, response) => {
      response.locals['route'] = `${MOUNT}${template}`;
      const route = methods.get(request.method);
      if (route === undefined) {
        response.set('Allow', [...methods.keys()].join(', '));
        throw new ProblemError('method-not-allowed');
      }
      const { operation, handler } = route;
      const { permission, body, status = 200 }: RouteSpec = operations[operation];
      const session = sessionOf(request, response);
      const query = queryOf(request.originalUrl);
      const id = template.includes('{id}') ? idOf(request.params['id']) : 0;
      const key = template.includes('{key}') ? keyOf(request.params['key']) : '';
      await check(permission, session, id);
      const answer = await handler({ session, id, key, query, body: parseBody(body, request.body), request, response });
      if (answer === SENT) return;
      if (answer === null) response.status(status).end();
      else response.status(status).json(answer);
    });
  }
  return router;
}

interface RouteSpec {
  permission: Permission;
  body?: z.ZodMiniType;
  status?: number;
}
interface Route {
  operation: Routed;
  handler: (request: Omit<DeskRequest<Routed>, 'body'> & { body: unknown }) => unknown;
}

/** Groups handlers by path, in the order of the table. */
function byPath(handlers: Partial<DeskHandlers>): Map<string, Map<string, Route>> {
  const paths = new Map<string, Map<string, Route>>();
  for (const operation of Object.keys(operations) as Routed[]) {
    const handler = handlers[operation];
    if (handler === undefined) continue;
    const [method = '', path = ''] = operation.split(' ');
    const template = path.slice(MOUNT.length);
    const methods = paths.get(template) ?? new Map<string, Route>();
    paths.set(template, methods.set(method, { operation, handler: handler as Route['handler'] }));
  }
  return paths;
}

/** @throws ProblemError not-found for what cannot be a record's id */
function idOf(given: unknown): number {
  if (typeof given !== 'string' || !/^\d{1,16}$/.test(given)) throw new ProblemError('not-found');
  return Number(given);
}

/** @throws ProblemError not-found for what cannot be an idempotency key */
function keyOf(given: unknown): string {
  if (typeof given !== 'string' || !isIdempotencyKey(given)) throw new ProblemError('not-found');
  return given.toLowerCase();
}

/** @throws ProblemError bad-request if it is too long */
function queryOf(target: string): URLSearchParams {
  if (target.length > MAX_QUERY) throw new ProblemError('bad-request');
  const mark = target.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
}

/** @throws ProblemError bad-request that names the member which is wrong */
function parseBody(schema: z.ZodMiniType | undefined, given: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(given ?? {});
  if (result.success) return result.data;
  const at = result.error.issues[0]?.path.join('.') ?? '';
  throw new ProblemError('bad-request', { detail: `${at === '' ? 'The body' : at} is not valid.` });
}
