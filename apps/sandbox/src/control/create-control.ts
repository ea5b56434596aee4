import { SCOPES } from '@intake-desk/grow-api/scope';
import express, { type ErrorRequestHandler, Router } from 'express';
import { z } from 'zod/mini';
import { faultOrder, type Faults } from '../behavior/faults.ts';
import type { RequestLog } from '../behavior/request-log.ts';
import { SWITCH_VALUES } from '../behavior/switches.ts';
import { findFirm } from './find-firm.ts';
import { loadScenario } from '../data/scenarios/load-scenario.ts';
import { listPeople } from '../data/database/people.ts';
import { prepareScenario } from '../data/scenarios/prepare-scenario.ts';
import { isScenario, SCENARIOS } from '../data/scenarios/scenarios.ts';
import type { SimulatedWeek } from '../life/simulation/simulated-week.ts';
import { saveApplication } from '../oauth/applications.ts';
import type { OAuthDeps } from '../oauth/issue-tokens.ts';
import { ControlError } from './control-error.ts';
import { issueTestTokens, tokenOrder } from './issue-test-tokens.ts';
import { lifeControls } from './life-controls.ts';
import { parseControlRequest } from './read-order.ts';
import { requireLocal } from './require-local.ts';

/** Dependencies of the controls. */
export interface ControlDeps extends OAuthDeps {
  faults: Faults;
  log: RequestLog;
  week: SimulatedWeek;
}

const applicationOrder = z.strictObject({
  client_id: z.string().check(z.minLength(1)),
  client_secret: z.string().check(z.minLength(1)),
  redirect_uris: z.array(z.url()).check(z.minLength(1)),
  scopes: z._default(z.array(z.enum(SCOPES)), [...SCOPES]),
  name: z.optional(z.string()),
  /** Account id or firm identifier (ULID) of the only firm that a private application serves. */
  firm: z.optional(z.nullable(z.union([z.int(), z.string()]))),
  use_pkce: z._default(z.boolean(), false),
});

const YEAR_SECONDS = 366 * 86_400;
const clockOrder = z.strictObject({
  /** Lets time pass. */
  advance_seconds: z._default(z.number().check(z.minimum(0), z.maximum(YEAR_SECONDS)), 0),
  /** Offset of Grow's clock from the machine's, negative if it is behind. */
  skew_seconds: z.optional(z.number().check(z.minimum(-YEAR_SECONDS), z.maximum(YEAR_SECONDS))),
});

/** Routes below `/__sandbox__`: control requests from tests and from people at this machine. Not part of Grow. */
export function createControl(parts: ControlDeps): Router {
  const { sql, clock, switches, faults, log } = parts;
  const router = Router();
  router.use(requireLocal, express.json({ limit: '1mb', strict: false }));

  const start = async (scenario: string) => {
    if (!isScenario(scenario)) throw new ControlError(`name must be one of ${SCENARIOS.join(', ')}.`);
    await prepareScenario(sql, scenario).catch(({ message }: Error) => {
      throw new ControlError(message, 500);
    });
    clock.reset();
    switches.reset();
    faults.clear();
    log.clear();
    loadScenario(sql, scenario, clock.now());
    return { data: { scenario } };
  };
  router.post('/reset', async (_request, response) => {
    const row = sql.get<{ value: string }>(`SELECT value FROM facts WHERE name = 'scenario'`);
    response.json(await start(row?.value ?? 'empty'));
  });
  router.post('/scenario', async (request, response) => {
    response.json(await start(parseControlRequest(z.strictObject({ name: z.string() }), request.body).name));
  });

  router.get('/people', (_request, response) => {
    const data = listPeople(sql, null).map(({ firmName, firmIdentifier, ...person }) => ({
      ...person,
      firm_name: firmName,
      firm_identifier: firmIdentifier,
    }));
    response.json({ data });
  });

  router.post('/applications', (request, response) => {
    const order = parseControlRequest(applicationOrder, request.body);
    const application = {
      clientId: order.client_id,
      name: order.name ?? order.client_id,
      redirectUris: order.redirect_uris,
      scopes: order.scopes,
      firm: findFirm(sql, order.firm ?? null),
      anyLoopbackPort: false,
      requiresPkce: order.use_pkce,
    };
    saveApplication(sql, application, order.client_secret);
    const { client_secret: _secret, ...data } = order;
    response.status(201).json({ data });
  });

  router.post('/tokens', (request, response) => {
    response.json(issueTestTokens(parts, parseControlRequest(tokenOrder, request.body)));
  });
  router.post('/tokens/expire', (request, response) => {
    const { client_id: clientId = null } = parseControlRequest(
      z.strictObject({ client_id: z.optional(z.string()) }),
      request.body,
    );
    const { changes } = sql.run(
      `UPDATE tokens SET expires_at = ? WHERE kind = 'access' AND expires_at > ?
       AND grant_id IN (SELECT id FROM grants WHERE client_id = coalesce(?, client_id))`,
      clock.now(),
      clock.now(),
      clientId,
    );
    response.json({ data: { expired: changes } });
  });

  router.get('/switches', (_request, response) => {
    response.json({ data: switches.values, meta: { choices: SWITCH_VALUES } });
  });
  router.patch('/switches', (request, response) => {
    const fault = switches.set(parseControlRequest(z.record(z.string(), z.unknown()), request.body));
    if (fault !== null) throw new ControlError(fault);
    response.json({ data: switches.values });
  });

  router.get('/faults', (_request, response) => {
    response.json({ data: faults.list() });
  });
  router.post('/faults', (request, response) => {
    const order = parseControlRequest(faultOrder, request.body);
    faults.order(order);
    response.status(201).json({ data: order });
  });
  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });

  router.get('/requests', (request, response) => {
    const since = new URL(request.originalUrl, 'http://localhost').searchParams.get('since');
    const from = since === null ? 0 : /^\d+$/.test(since) ? Number(since) : Date.parse(since);
    if (Number.isNaN(from)) throw new ControlError('since must be an ISO 8601 date-time or milliseconds since 1970.');
    response.json({ data: log.since(from) });
  });

  router.post('/clock', (request, response) => {
    const { advance_seconds: advance, skew_seconds: skew } = parseControlRequest(clockOrder, request.body);
    clock.advance(advance);
    if (skew !== undefined) clock.skew(skew);
    response.json({ data: { now: new Date(clock.now()).toISOString() } });
  });

  router.use(lifeControls(parts));

  router.use((request) => {
    throw new ControlError(`${request.method} /__sandbox__${request.path} is not emulated.`, 501);
  });
  router.use(controlErrors);
  return router;
}

const controlErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { status, message } = error as { status?: unknown; message?: string };
  if (typeof status !== 'number' || response.headersSent) next(error);
  else response.status(status).json({ message });
};
