import express, { Router, type Express, type Request, type RequestHandler } from 'express';
import { auditRefusals } from '../audit/audit-refusals.ts';
import { auditDeletions } from '../audit/record-deletions.ts';
import { createFirmAllowlist } from '../auth/sign-in/firm-allowlist.ts';
import { PAGE_STYLE_PATH } from '../auth/sign-in/message-page.ts';
import { signInLimit } from '../auth/sign-in/sign-in-rate-limit.ts';
import { signInRouter } from '../auth/sign-in/sign-in-router.ts';
import { ACTION_PAGE_PATH, actionPage } from '../features/custom-actions/action-page.ts';
import { forwardRequest } from '../grow/proxy/forward-request.ts';
import { CSP_REPORT_PATH } from '../http/content-security-policy.ts';
import { cspReport } from '../http/csp-report.ts';
import { csrfGuard } from '../http/csrf-guard.ts';
import { deskRouter } from '../http/desk-router.ts';
import { errorHandler } from '../http/error-handler.ts';
import { fetchMetadataGuard } from '../http/fetch-metadata-guard.ts';
import { hostGuard } from '../http/host-guard.ts';
import { jsonBody } from '../http/json-body.ts';
import { noStore } from '../http/no-store.ts';
import { requestId } from '../http/request-id.ts';
import { requestLog } from '../http/request-log.ts';
import { observeRequests } from '../http/request-observer.ts';
import { requestTarget } from '../http/request-target.ts';
import { numberRequest, sessionLimits } from '../http/session-limits.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { serveWebApp } from '../http/serve-web-app.ts';
import { timeRequests } from '../metrics/time-requests.ts';
import { ingestResponses } from '../mirror/ingest-responses.ts';
import { ProblemError } from '../problem.ts';
import { readSession } from '../sessions/read-session.ts';
import { requireSession } from '../sessions/require-session.ts';
import { sessionIdFromCookie } from '../sessions/session-from-cookie.ts';
import { sessionMiddleware } from '../sessions/session-middleware.ts';
import { deskHandlers, type Services } from './desk-handlers.ts';
import { health } from './health.ts';

/** Mounts all middleware and routes, in the order in which a request passes them. */
export function mountRoutes(services: Services, isStopping: () => boolean): Express {
  const { config, clock, log, metrics, audit, contexts, store, database } = services.core;
  const { mirror } = services.records;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('case sensitive routing').enable('strict routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy.length > 0 && [...config.trustProxy]);

  const observers = [requestLog(log), timeRequests(metrics), auditRefusals(audit)];
  app.use(numberRequest, requestId, observeRequests(clock, observers), securityHeaders(), requestTarget);
  app.use(health({ database, webDist: config.webDist, breaker: services.access.breaker, isStopping }));
  app.use(contexts.enter, hostGuard(config));
  const guards = [noStore, fetchMetadataGuard(config, isCrossSiteNavigation), csrfGuard(isExemptFromCsrf)];
  app.use('/api', apiRouter(services, guards));
  app.use(['/auth', '/actions'], ...guards);
  app.use(['/auth/login', '/auth/callback'], signInLimit(log));
  app.use('/auth', sessionMiddleware(config, store), signInRoutes(services));
  app.all(ACTION_PAGE_PATH, actionPage(config.webDist));
  app.use(['/api', '/auth', '/actions'], () => {
    throw new ProblemError('not-found');
  });
  const presented = sessionIdFromCookie(config);
  app.use(serveWebApp(config.webDist, (request) => mirror !== null && presented(request) !== null));
  app.use(errorHandler(log));
  return app;
}

function apiRouter(services: Services, guards: readonly RequestHandler[]): Router {
  const { config, clock, log, audit, contexts, store } = services.core;
  const { mirror, events, permissions } = services.records;
  const { callAs } = services.access;
  const router = Router({ strict: true, caseSensitive: true });
  router.use(...guards, cspReport(log));
  router.use(async (_request, _response, next) => {
    await services.team.erasures.settled();
    next();
  });
  router.get('/events', events.handler);
  router.use(readSession(config, store));
  router.use('/desk', sessionLimits(clock));
  router.use(jsonBody(config));
  const callForPeople = mirror === null ? callAs : ingestResponses(callAs, mirror);
  const audited = auditDeletions(callForPeople, audit, contexts.now);
  router.use('/grow', forwardRequest({ config, callAs: audited, outbox: services.writes.outbox }));
  router.use(
    '/desk',
    deskRouter({
      handlers: deskHandlers(services),
      sessionOf: (request, response) => requireSession(request, response, config),
      check: permissions.check,
    }),
  );
  return router;
}

function signInRoutes({ core, access, writes, team, records, loginCookies }: Services): Router {
  const { config, clock, audit, store, database } = core;
  const { oauth, grow, grants, revokeTokens } = access;
  const { connection, mirror } = records;
  const firmGate = createFirmAllowlist(config, database, clock);
  const onSignedIn = (): void => {
    writes.reconciler.wake();
    mirror?.wake();
  };
  return signInRouter({
    config,
    clock,
    audit,
    oauth,
    grow,
    grants,
    firmGate,
    connection,
    loginCookies,
    revokeTokens,
    store,
    timeZoneOf: (firm) => team.timeZones.of(firm),
    onSignedIn,
  });
}

/** True for pages that a browser can reach from Clio's site by a link or redirect. */
function isCrossSiteNavigation({ method, originalUrl }: Request): boolean {
  return method === 'GET' && /^\/(auth\/(login|callback)|actions\/open)(\?|$)/.test(originalUrl);
}

/** True for requests that browsers send on their own, where no script can set the CSRF header. */
function isExemptFromCsrf(request: Request): boolean {
  const { method, originalUrl } = request;
  if (isCrossSiteNavigation(request)) return true;
  return (
    (method === 'POST' && originalUrl === CSP_REPORT_PATH) || (method === 'GET' && originalUrl === PAGE_STYLE_PATH)
  );
}
