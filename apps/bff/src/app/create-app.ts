import type { RequestListener } from 'node:http';
import express, { Router, type Express, type Request } from 'express';
import type { Logger } from 'pino';
import { auditOutbox } from '../audit/audit-outbox.ts';
import { auditRefusals } from '../audit/audit-refusals.ts';
import { auditDeletions } from '../audit/record-deletions.ts';
import { createAudit } from '../audit/audit-log.ts';
import { createRequestContexts } from '../audit/request-context.ts';
import { kindOfList } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { measureClockSkew } from '../features/diagnostics/clock-skew.ts';
import { learnScopes } from '../features/diagnostics/scope-cache.ts';
import { getConnection } from '../features/diagnostics/get-connection.ts';
import { ACTION_PAGE_PATH, actionPage } from '../features/custom-actions/action-page.ts';
import { openAction } from '../features/custom-actions/open-action.ts';
import type { Database } from '../database/database.ts';
import { publishConfirmedNotes } from '../events/publish-confirmed-notes.ts';
import { createEventHub } from '../events/event-hub.ts';
import { createEventStreamServer } from '../events/event-streams.ts';
import type { CanRead } from '../events/event-stream.ts';
import { firmConnectionRoutes } from '../auth/firm-connection/firm-connection-routes.ts';
import { createRequireLeadAccess } from '../features/permissions/require-lead-access.ts';
import { readStateRoutes } from '../features/team/read-state-routes.ts';
import { createReadStateStore } from '../features/team/read-state.ts';
import { teamNoteRoutes } from '../features/notes/team-note-routes.ts';
import { createTeamNotes } from '../features/notes/team-notes.ts';
import { savedViewRoutes } from '../features/team/saved-view-routes.ts';
import { createSavedViews } from '../features/team/saved-views.ts';
import { createPresence } from '../features/team/create-presence.ts';
import { putPresence } from '../features/team/put-presence.ts';
import { storeLeadMessages } from '../features/notes/store-lead-messages.ts';
import { leadMessageRoutes } from '../features/notes/lead-message-routes.ts';
import { createLeadMessages } from '../features/notes/lead-messages.ts';
import { getNoteAuthors } from '../features/notes/get-note-authors.ts';
import { noteTemplateRoutes } from '../features/notes/note-template-routes.ts';
import { createNoteTemplates } from '../features/notes/note-templates.ts';
import { closeDepartedLeads } from '../features/triage/close-departed-leads.ts';
import { createColleagues } from '../features/team/colleagues.ts';
import { createTriage } from '../features/triage/create-triage.ts';
import { createDecisionLog } from '../features/triage/decision-log.ts';
import { reasonRoutes } from '../features/triage/reason-routes.ts';
import { createReasons } from '../features/triage/reasons.ts';
import { getDecisions } from '../features/triage/get-decisions.ts';
import { triageRoutes } from '../features/triage/triage-routes.ts';
import { createTriageStore } from '../features/triage/triage-store.ts';
import { createFirmConnection } from '../auth/firm-connection/firm-connection.ts';
import { createCircuitBreaker } from '../grow/client/circuit-breaker.ts';
import { getBudget } from '../features/diagnostics/get-budget.ts';
import { createFairBudget } from '../grow/budget/fair-budget.ts';
import { createCallAs } from '../grow/client/call-as.ts';
import { createHttpTransport, type HttpTransport } from '../grow/client/http-transport.ts';
import { createGrowClient } from '../grow/client/grow-client.ts';
import { coalesceReads } from '../grow/client/coalesce-reads.ts';
import { CSP_REPORT_PATH } from '../http/content-security-policy.ts';
import { cspReport } from '../http/csp-report.ts';
import { csrfGuard } from '../http/csrf-guard.ts';
import { errorHandler } from '../http/error-handler.ts';
import { fetchMetadataGuard } from '../http/fetch-metadata-guard.ts';
import { hostGuard } from '../http/host-guard.ts';
import { jsonBody } from '../http/json-body.ts';
import { noStore } from '../http/no-store.ts';
import { requestId } from '../http/request-id.ts';
import { requestLog } from '../http/request-log.ts';
import { requestTarget } from '../http/request-target.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { serveWebApp } from '../http/serve-web-app.ts';
import { signInLimit } from '../auth/sign-in/sign-in-rate-limit.ts';
import { observeRequests } from '../http/request-observer.ts';
import { createMirror, type Mirror } from '../mirror/create-mirror.ts';
import { recordRoutes } from '../features/records/record-routes.ts';
import { ingestResponses } from '../mirror/ingest-responses.ts';
import { createSearch } from '../mirror/search/create-search.ts';
import { homeCountry } from '../mirror/search/home-country.ts';
import type { MirrorDatabase } from '../mirror/database/open-mirror.ts';
import { DEFAULT_INTERVALS, type PollIntervals } from '../mirror/sync/poll-intervals.ts';
import { health } from './health.ts';
import { countRefreshes } from '../metrics/count-refreshes.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import { collectGauges } from '../metrics/collect-gauges.ts';
import { serveMetrics } from '../metrics/serve-metrics.ts';
import { timeGrowRequests } from '../metrics/time-grow-requests.ts';
import { timeRequests } from '../metrics/time-requests.ts';
import { observeQueue } from '../metrics/observe-queue.ts';
import { createOutbox } from '../grow/outbox/outbox.ts';
import { createOutboxStore } from '../grow/outbox/outbox-store.ts';
import { createReconciler } from '../grow/outbox/reconciler.ts';
import { ProblemError } from '../problem.ts';
import { forwardRequest } from '../grow/proxy/forward-request.ts';
import { endGrant } from '../sessions/end-sessions.ts';
import { lookUpSession } from '../sessions/look-up-session.ts';
import { readSession } from '../sessions/read-session.ts';
import { sessionIdFromCookie } from '../sessions/session-from-cookie.ts';
import { sessionMiddleware } from '../sessions/session-middleware.ts';
import { SessionStore } from '../sessions/session-store.ts';
import { sweepSessions } from '../auth/sign-in/sweep-sessions.ts';
import { createFirmAllowlist } from '../auth/sign-in/firm-allowlist.ts';
import { createLoginStateCookies } from '../auth/oauth/login-state-cookie.ts';
import { PAGE_STYLE_PATH } from '../auth/sign-in/message-page.ts';
import { createRevokeTokens } from '../auth/oauth/revoke-tokens.ts';
import { signInRouter } from '../auth/sign-in/sign-in-router.ts';
import { createAccessTokens } from '../auth/oauth/access-tokens.ts';
import { createCipher } from '../crypto/cipher.ts';
import { createGrantStore } from '../auth/oauth/grant-store.ts';
import { createOAuthClient } from '../auth/oauth/oauth-client.ts';

export interface AppDeps {
  config: Config;
  database: Database;
  /** Null when the mirror is off. */
  mirrorDatabase: MirrorDatabase | null;
  clock: Clock;
  log: Logger;
  /** Polling intervals of the mirror; `DEFAULT_INTERVALS` if missing. */
  pace?: PollIntervals;
  /** Transport to Grow; tests inject one that drops and counts requests. */
  exchange?: HttpTransport;
}

export interface App {
  handler: Express;
  /** Request listener of the separate metrics port. */
  metrics: RequestListener;
  /** Must complete before the first request is handled. */
  recover(): Promise<void>;
  sweeps: readonly (() => Promise<void>)[];
  /** Makes `/readyz` return 503 from now on and ends the event streams. */
  beginShutdown(): void;
  /** Resolves when all in-flight refreshes, writes and revocations have ended. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** Composition root: creates all services and mounts the routes. Importing this module has no side effects. */
export function createApp(given: AppDeps): App {
  const { config, database, mirrorDatabase, clock, log, pace = DEFAULT_INTERVALS } = given;
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const metrics = createMetrics(config.metricsPort !== null);
  const audit = createAudit({ database, clock, log, days: config.auditDays });
  const contexts = createRequestContexts();
  const cipher = createCipher(config.tokenKeys);
  const budget = observeQueue(createFairBudget(config.grow.rateLimit, clock), metrics);
  const watchedClock = measureClockSkew(given.exchange ?? createHttpTransport(), clock);
  const exchange = timeGrowRequests(watchedClock.exchange, metrics, config.grow.apiUrl, clock);
  const breaker = createCircuitBreaker(clock);
  const grow = createGrowClient({ apiUrl: config.grow.apiUrl, budget, exchange, breaker, clock });
  const oauth = countRefreshes(createOAuthClient(config, budget), metrics);
  const grants = createGrantStore(database, cipher, clock);
  const end = (grantId: string): Promise<void> =>
    endGrant(database, grantId, (session) =>
      audit.record({ event: 'session-ended', outcome: 'over-at-clio', ...contexts.now(), ...session }),
    );
  const tokens = createAccessTokens({ grants, oauth, clock, log, endGrant: end });
  const watchedScopes = learnScopes(createCallAs({ client: grow, tokens, endGrant: end }), clock);
  const callUnmerged = watchedScopes.callAs;
  const callAs = coalesceReads(callUnmerged);
  const leadMessages = createLeadMessages(database, cipher, clock);
  const outboxStore = storeLeadMessages(createOutboxStore(database, cipher, clock), database, leadMessages);
  const hub = createEventHub(clock);
  // The reconciler runs outside of requests, so its audit lines carry no request context.
  const quietStore = publishConfirmedNotes(
    auditOutbox(outboxStore, { database, audit, about: () => ({}) }),
    database,
    hub,
  );
  const reconciler = createReconciler({ store: quietStore, callAs, cipher, clock, log });
  const auditedStore = publishConfirmedNotes(
    auditOutbox(outboxStore, { database, audit, about: contexts.now }),
    database,
    hub,
  );
  const outbox = createOutbox(auditedStore, cipher, () => reconciler.wake());
  const store = new SessionStore(database, clock, config.session);
  const revokeTokens = createRevokeTokens(oauth, log);
  const colleagues = createColleagues(database, cipher);
  const chain = createDecisionLog(database, cipher);
  const triageStore = createTriageStore(database, chain);
  const reasons = createReasons(database, clock);
  const teamNotes = createTeamNotes(database, cipher, clock);
  const reads = createReadStateStore(database, clock);
  const triage = createTriage({ database, store: triageStore, clock, hub, colleagues, reasons });
  const presence = createPresence(clock, hub);
  const wakeMirror = (): void => mirror?.wake();
  const connection = createFirmConnection({
    config,
    database,
    grants,
    clock,
    revokeTokens,
    audit,
    onChange: wakeMirror,
  });
  const mirror: Mirror | null =
    mirrorDatabase === null
      ? null
      : createMirror({
          config,
          database,
          mirrorDatabase,
          clock,
          log,
          budget,
          callAs,
          hub: closeDepartedLeads(hub, triage),
          connection,
          search: createSearch(mirrorDatabase, homeCountry(config.grow.region)),
          pace,
        });
  const lookUp = lookUpSession(config, store);
  const mayRead: CanRead = (session, list) => mirror?.access.canReceive(session, kindOfList(list)) ?? false;
  const events = createEventStreamServer({ config, clock, hub, mayRead, lookUp });
  const loginCookies = createLoginStateCookies(config, clock);
  const firmGate = createFirmAllowlist(config, database, clock);

  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('case sensitive routing').enable('strict routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy.length > 0 && [...config.trustProxy]);

  const observers = [requestLog(log), timeRequests(metrics), auditRefusals(audit)];
  app.use(requestId, observeRequests(clock, observers), securityHeaders(), requestTarget);
  app.use(health({ database, webDist: config.webDist, breaker, isStopping }));
  app.use(contexts.enter, hostGuard(config));
  const guards = [noStore, fetchMetadataGuard(config, isCrossSiteNavigation), csrfGuard(isExemptFromCsrf)];

  const api = Router({ strict: true, caseSensitive: true });
  api.use(...guards, cspReport(log));
  api.get('/events', events.handler);
  api.use(readSession(config, store), jsonBody(config));
  const callForPeople = mirror === null ? callAs : ingestResponses(callAs, mirror, clock);
  api.use('/grow', forwardRequest({ config, callAs: auditDeletions(callForPeople, audit, contexts.now), outbox }));
  if (mirror !== null) api.use('/desk', recordRoutes({ config, mirror, triage, reads, clock }));
  api.get(
    '/desk/connection',
    getConnection({
      config,
      grants,
      budget,
      breaker,
      mirror,
      connection,
      clockWatch: watchedClock.watch,
      scopeBook: watchedScopes.book,
    }),
  );
  api.use('/desk/connection', firmConnectionRoutes({ config, audit, oauth, grants, loginCookies, connection }));
  api.all('/desk/views', savedViewRoutes({ config, views: createSavedViews(database, cipher) }));
  api.all(
    '/desk/templates',
    noteTemplateRoutes({ config, grants, audit, templates: createNoteTemplates(database, cipher, clock) }),
  );
  api.all('/desk/notes/authors', getNoteAuthors({ config, database, grants, colleagues }));
  api.all('/desk/presence', putPresence({ config, presence, colleagues }));
  api.all('/desk/audit', getDecisions({ config, database, chain, colleagues, reasons }));
  api.use('/desk', triageRoutes({ config, grants, mirror, triage, colleagues, reasons }));
  api.all('/desk/reasons', reasonRoutes({ config, grants, audit, hub, reasons }));
  const mayReadLead = createRequireLeadAccess(mirror, callAs);
  api.use('/desk', readStateRoutes({ config, mayReadLead, reads }));
  api.use('/desk', teamNoteRoutes({ config, mayReadLead, colleagues, notes: teamNotes, hub }));
  api.use('/desk', leadMessageRoutes({ config, grants, mayReadLead, mirror, colleagues, messages: leadMessages }));
  api.get('/desk/budget', getBudget({ config, budget, breaker }));
  api.all('/desk/actions/open', openAction({ config, callAs: callUnmerged }));
  app.use('/api', api);

  const onSignedIn = (): void => {
    reconciler.wake();
    wakeMirror();
  };
  const parts = {
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
    onSignedIn,
  };
  app.use(['/auth', '/actions'], ...guards);
  app.use(['/auth/login', '/auth/callback'], signInLimit(log));
  app.use('/auth', sessionMiddleware(config, store), signInRouter(parts));
  app.all(ACTION_PAGE_PATH, actionPage(config.webDist));
  app.use(['/api', '/auth', '/actions'], () => {
    throw new ProblemError('not-found');
  });
  const presented = sessionIdFromCookie(config);
  app.use(serveWebApp(config.webDist, (request) => mirror !== null && presented(request) !== null));
  app.use(errorHandler(log));

  return {
    handler: app,
    metrics: serveMetrics(metrics.registry, () =>
      collectGauges({ metrics, database, breaker, mirror, streams: events, clock }),
    ),
    async recover() {
      await quietStore.recover();
      reconciler.wake();
      // Not awaited: loading a mirror of 100,000 records takes long, and only requests for lists depend on it.
      void mirror?.start();
    },
    sweeps: [
      () => sweepSessions({ database, clock, grants, revokeTokens, audit, isStopping }),
      () => outboxStore.sweep(),
      () => leadMessages.sweep(),
      () => teamNotes.sweep(),
      () => audit.sweep(),
    ],
    beginShutdown() {
      stopping = true;
      events.stop();
      triage.stop();
      presence.stop();
    },
    async drained() {
      await Promise.all([outbox.settled(), tokens.settled(), reconciler.stop(), mirror?.stop()]);
      await revokeTokens.settled();
      await audit.settled();
    },
    async close() {
      await exchange.close();
      await mirrorDatabase?.destroy();
    },
  };
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
