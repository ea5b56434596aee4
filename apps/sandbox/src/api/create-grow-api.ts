import { type Operation, type OperationId, operations } from '@intake-desk/grow-api/operations';
import { parseQuery } from '@intake-desk/grow-api/query';
import { shortScope } from '@intake-desk/grow-api/scope';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { stampResource } from '../behavior/etag.ts';
import { errors } from '../behavior/errors.ts';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import { limitRate } from '../behavior/limit-rate.ts';
import type { RateLimit } from '../behavior/rate-limit.ts';
import { scopeOf } from '../behavior/scopes.ts';
import { splitAddress } from '../behavior/split-address.ts';
import type { Switches } from '../behavior/switches.ts';
import { parseBody } from '../behavior/validation.ts';
import type { Clock } from '../clock.ts';
import type { Sql } from '../data/database/sql.ts';
import { timestamp } from '../data/database/timestamp.ts';
import { authenticate } from './authenticate.ts';
import { bodySchema } from './body-schema.ts';
import type { ResponseBody, Call, Caller } from './call.ts';
import { confirmClick } from './confirm-click.ts';
import { toId } from './conditions.ts';
import { customActionIds } from './custom-action-ids.ts';
import { handlers } from './handlers.ts';
import { placeRedactions } from './redaction.ts';

/** Dependencies of the API. */
export interface GrowApiDeps {
  sql: Sql;
  clock: Clock;
  switches: Switches;
  rateLimit: RateLimit;
}

const BODY_LIMIT = '5mb';
const JSON_TYPES = ['application/json', 'application/*+json'];

/**
 * Creates the router below `/grow` from the table of operations; any other request is refused with 501.
 * @see Grow OpenAPI (September 2026)
 */
export function createGrowApi(parts: GrowApiDeps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.use(authenticate(parts), limitRate(parts), confirmClick(parts));
  router.use(express.json({ limit: BODY_LIMIT, strict: false, type: JSON_TYPES, reviver: wellFormed }));
  for (const id of Object.keys(operations) as OperationId[]) {
    const { method, path } = operations[id];
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[method.toLowerCase() as 'get' | 'post' | 'delete'](route, serve(id, parts));
  }
  router.use((request) => {
    throw new GrowApiError(501, `${request.method} ${request.path} is not an operation of the Grow API.`);
  });
  router.use(errors(parts.switches));
  return router;
}

function serve(id: OperationId, parts: GrowApiDeps): RequestHandler {
  const operation: Operation = operations[id];
  const handle = handlers[id] as (call: Call) => ResponseBody;
  return (request, response) => {
    const caller = response.locals.caller as Caller;
    if (!allowed(id, caller, parts.switches, request, response)) return;
    const body = bodySchema(id, parts.switches);
    const call: Call = {
      operation: id,
      caller,
      ids: readIds(request.params),
      ...readSearch(request, id, parts.switches),
      draft: body === undefined ? undefined : parseBody(body, request.body, parts.switches),
      time: timestamp(parts.clock.now()),
      sql: parts.sql,
      switches: parts.switches,
    };
    answer(request, response, operation, placeRedactions(handle(call), parts.switches), parts);
  };
}

function allowed(id: OperationId, caller: Caller, switches: Switches, request: Request, response: Response): boolean {
  const scope = scopeOf(id, switches);
  if (scope === null || caller.scopes.has(scope)) return true;
  if (switches.values.missing_scope === 'redirect') {
    // The authorization server of the sandbox, as applications are configured with it.
    const [, port = ''] = (request.get('host') ?? '').split(':');
    response.redirect(302, `http://localhost:${port}/oauth/authorize`);
    return false;
  }
  throw new GrowApiError(403, `The access token does not have the ${shortScope(scope)} permission.`);
}

function readIds(params: Request['params']): Record<string, number> {
  const ids: Record<string, number> = {};
  for (const [name, text] of Object.entries(params)) {
    if (typeof text !== 'string' || !/^\d{1,19}$/.test(text))
      throw new GrowApiError(400, `${name} must be an integer.`);
    ids[name] = toId(text);
  }
  return ids;
}

function readSearch(request: Request, id: OperationId, switches: Switches): Pick<Call, 'query' | 'link'> {
  const { query, required }: Operation = operations[id];
  const { path, search } = splitAddress(request.originalUrl);
  const parameters = new URLSearchParams(search);
  const own = customActionIds(id, parameters);
  const { values: common, unknown, faults } = parseQuery(parameters, query, required ?? []);
  const values = { ...common, ...own };
  const fault = faults[0];
  if (fault !== undefined) {
    const words = /^[A-Z]/.test(fault.message) ? 'is not valid' : fault.message;
    throw new GrowApiError(400, `${fault.parameter} ${words}.`);
  }
  const unexpected = unknown.find((name) => name !== 'custom_action_nonce');
  if (unexpected !== undefined && switches.values.unknown_query === 'refused') {
    throw new GrowApiError(400, `${unexpected} is not a parameter of this operation.`);
  }
  const link = (pageToken: string): string => {
    const copied = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      if (name !== 'page_token') for (const item of [value].flat()) copied.append(name, item);
    }
    copied.append('page_token', pageToken);
    return `${request.protocol}://${request.get('host') ?? 'localhost'}${path}?${copied.toString()}`;
  };
  return { query: values, link };
}

function answer(
  request: Request,
  response: Response,
  operation: Operation,
  body: ResponseBody,
  parts: GrowApiDeps,
): void {
  if (body === undefined) {
    response.status(operation.status).end();
    return;
  }
  const text = JSON.stringify(body);
  const { updated_at: updatedAt } = body.data as { updated_at?: string };
  if (updatedAt !== undefined && stampResource(request, response, text, updatedAt)) {
    if (parts.switches.values.not_modified_counts === 'no') {
      parts.rateLimit.giveBack((response.locals.caller as Caller).application);
    }
    response.status(304).end();
    return;
  }
  response.status(operation.status).type('application/json').send(text);
}

/** Replaces lone surrogates, which UTF-8 cannot store, so that the response to a create call equals the later list. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
