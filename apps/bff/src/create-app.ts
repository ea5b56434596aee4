import type { RequestListener } from 'node:http';
import express, { Router, type Express, type Request } from 'express';
import type { Logger } from 'pino';
import { auditOutbox } from './audit/audit-outbox.ts';
import { auditRefusals } from './audit/audit-refusals.ts';
import { auditRemovals } from './audit/audit-removals.ts';
import { createAudit } from './audit/audit.ts';
import { createRequestContexts } from './audit/request-context.ts';
import { kindOfList } from '@intake-desk/desk-api/event';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { watchClock } from './connection/clock-watch.ts';
import { watchScopes } from './connection/scope-book.ts';
import { showConnection } from './connection/show-connection.ts';
import { ACTION_PAGE_PATH, actionPage } from './custom-actions/action-page.ts';
import { openAction } from './custom-actions/open-action.ts';
import type { Database } from './database/database.ts';
import { announceNotes } from './events/announce-notes.ts';
import { createEventHub } from './events/event-hub.ts';
import { createEventStreams } from './events/event-streams.ts';
import type { MayRead } from './events/event-stream.ts';
import { changeConnection } from './firm-connection/change-connection.ts';
import { createMayReadLead } from './desk/lead-messages/may-read-lead.ts';
import { leadReadRoutes } from './desk/reads/lead-read-routes.ts';
import { createLeadReads } from './desk/reads/lead-reads.ts';
import { teamNoteRoutes } from './desk/team-notes/team-note-routes.ts';
import { createTeamNotes } from './desk/team-notes/team-notes.ts';
import { savedViewRoutes } from './desk/views/saved-view-routes.ts';
import { createSavedViews } from './desk/views/saved-views.ts';
import { createPresence } from './desk/presence/create-presence.ts';
import { putPresence } from './desk/presence/put-presence.ts';
import { keepLeadMessages } from './desk/lead-messages/keep-lead-messages.ts';
import { leadMessageRoutes } from './desk/lead-messages/lead-message-routes.ts';
import { createLeadMessages } from './desk/lead-messages/lead-messages.ts';
import { showNoteAuthors } from './desk/notes/show-note-authors.ts';
import { noteTemplateRoutes } from './desk/templates/note-template-routes.ts';
import { createNoteTemplates } from './desk/templates/note-templates.ts';
import { closeDeparted } from './desk/triage/close-departed.ts';
import { createColleagues } from './desk/triage/colleagues.ts';
import { createTriage } from './desk/triage/create-triage.ts';
import { createDecisionChain } from './desk/triage/decision-chain.ts';
import { reasonRoutes } from './desk/triage/reason-routes.ts';
import { createReasons } from './desk/triage/reasons.ts';
import { showDecisions } from './desk/triage/show-decisions.ts';
import { triageRoutes } from './desk/triage/triage-routes.ts';
import { createTriageStore } from './desk/triage/triage-store.ts';
import { createFirmConnection } from './firm-connection/firm-connection.ts';
import { createBreaker } from './grow/breaker.ts';
import { showBudget } from './desk/show-budget.ts';
import { createFairBudget } from './grow/budget/fair-budget.ts';
import { createCallAs } from './grow/call-as.ts';
import { createExchange, type Exchange } from './grow/exchange.ts';
import { createGrowClient } from './grow/grow-client.ts';
import { mergeReads } from './grow/merge-reads.ts';
import { CSP_REPORT_PATH } from './middleware/content-security-policy.ts';
import { cspReport } from './middleware/csp-report.ts';
import { csrfGuard } from './middleware/csrf-guard.ts';
import { errorHandler } from './middleware/error-handler.ts';
import { fetchMetadataGuard } from './middleware/fetch-metadata-guard.ts';
import { hostGuard } from './middleware/host-guard.ts';
import { jsonBody } from './middleware/json-body.ts';
import { noStore } from './middleware/no-store.ts';
import { requestId } from './middleware/request-id.ts';
import { requestLog } from './middleware/request-log.ts';
import { requestTarget } from './middleware/request-target.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { serveWebApp } from './middleware/serve-web-app.ts';
import { signInLimit } from './middleware/sign-in-limit.ts';
import { watchRequests } from './middleware/watch-requests.ts';
import { createMirror, type Mirror } from './mirror/create-mirror.ts';
import { mirrorRoutes } from './mirror/lists/mirror-routes.ts';
import { noticeAnswers } from './mirror/notice-answers.ts';
import { createSearch } from './mirror/search/create-search.ts';
import { homeCountry } from './mirror/search/home-country.ts';
import type { MirrorDatabase } from './mirror/store/open-mirror.ts';
import { USUAL_PACE, type Pace } from './mirror/sync/pace.ts';
import { health } from './operations/health.ts';
import { countRefreshes } from './operations/metrics/count-refreshes.ts';
import { createMetrics } from './operations/metrics/create-metrics.ts';
import { readState } from './operations/metrics/read-state.ts';
import { serveMetrics } from './operations/metrics/serve-metrics.ts';
import { timeExchanges } from './operations/metrics/time-exchanges.ts';
import { timeRequests } from './operations/metrics/time-requests.ts';
import { watchQueue } from './operations/metrics/watch-queue.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createOutboxStore } from './outbox/outbox-store.ts';
import { createReadBack } from './outbox/read-back.ts';
import { ProblemError } from './problem.ts';
import { forwardRequest } from './proxy/forward-request.ts';
import { endGrant } from './session/end-sessions.ts';
import { lookUpSession } from './session/look-up-session.ts';
import { readSession } from './session/read-session.ts';
import { presentedSession } from './session/presented-session.ts';
import { sessionMiddleware } from './session/session-middleware.ts';
import { SessionStore } from './session/session-store.ts';
import { sweepSessions } from './session/sweep-sessions.ts';
import { createFirmGate } from './sign-in/firm-gate.ts';
import { createLoginCookies } from './sign-in/login-cookie.ts';
import { PAGE_STYLE_PATH } from './sign-in/plain-page.ts';
import { createRevokeTokens } from './sign-in/revoke-tokens.ts';
import { signInRouter } from './sign-in/sign-in-router.ts';
import { createAccessTokens } from './tokens/access-tokens.ts';
import { createCipher } from './tokens/cipher.ts';
import { createGrantStore } from './tokens/grant-store.ts';
import { createOAuthClient } from './tokens/oauth-client.ts';

export interface AppParts {
  config: Config;
  database: Database;
  /** Null when the mirror is off. */
  mirrorDatabase: MirrorDatabase | null;
  clock: Clock;
  log: Logger;
  /** How often the mirror asks for what; as usual when missing. */
  pace?: Pace;
  /** The way to Grow; tests bring one that loses and counts. */
  exchange?: Exchange;
}

export interface App {
  handler: Express;
  /** For a port of its own. */
  metrics: RequestListener;
  /** To be run before the first request. */
  recover(): Promise<void>;
  sweeps: readonly (() => Promise<void>)[];
  /** From now on `/readyz` says no. */
  beginStop(): void;
  /** Resolves when refreshes, posts and revocations that were under way have ended. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Puts the rooms together. Nothing runs and nothing is opened before this is called. */
export function createApp(given: AppParts): App {
  const { config, database, mirrorDatabase, clock, log, pace = USUAL_PACE } = given;
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const metrics = createMetrics(config.metricsPort !== null);
  const audit = createAudit({ database, clock, log, days: config.auditDays });
  const contexts = createRequestContexts();
  const cipher = createCipher(config.tokenKeys);
  const budget = watchQueue(createFairBudget(config.grow.rateLimit, clock), metrics);
  const watchedClock = watchClock(given.exchange ?? createExchange(), clock);
  const exchange = timeExchanges(watchedClock.exchange, metrics, config.grow.apiUrl, clock);
  const breaker = createBreaker(clock);
  const grow = createGrowClient({ apiUrl: config.grow.apiUrl, budget, exchange, breaker, clock });
  const oauth = countRefreshes(createOAuthClient(config, budget), metrics);
  const grants = createGrantStore(database, cipher, clock);
  const end = (grantId: string): Promise<void> =>
    endGrant(database, grantId, (session) =>
      audit.record({ event: 'session-ended', outcome: 'over-at-clio', ...contexts.now(), ...session }),
    );
  const tokens = createAccessTokens({ grants, oauth, clock, log, endGrant: end });
  const watchedScopes = watchScopes(createCallAs({ client: grow, tokens, endGrant: end }), clock);
  const callUnmerged = watchedScopes.callAs;
  const callAs = mergeReads(callUnmerged);
  const leadMessages = createLeadMessages(database, cipher, clock);
  const outboxStore = keepLeadMessages(createOutboxStore(database, cipher, clock), database, leadMessages);
  // What a machine finds out later is nobody's request.
  const hub = createEventHub(clock);
  const quietStore = announceNotes(auditOutbox(outboxStore, { database, audit, about: () => ({}) }), database, hub);
  const readBack = createReadBack({ store: quietStore, callAs, cipher, clock, log });
  const auditedStore = announceNotes(auditOutbox(outboxStore, { database, audit, about: contexts.now }), database, hub);
  const outbox = createOutbox(auditedStore, cipher, () => readBack.wake());
  const store = new SessionStore(database, clock, config.session);
  const revokeTokens = createRevokeTokens(oauth, log);
  const colleagues = createColleagues(database, cipher);
  const chain = createDecisionChain(database, cipher);
  const triageStore = createTriageStore(database, chain);
  const reasons = createReasons(database, clock);
  const teamNotes = createTeamNotes(database, cipher, clock);
  const reads = createLeadReads(database, clock);
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
          hub: closeDeparted(hub, triage),
          connection,
          search: createSearch(mirrorDatabase, homeCountry(config.grow.region)),
          pace,
        });
  const lookUp = lookUpSession(config, store);
  const mayRead: MayRead = (session, list) => mirror?.access.mayHear(session, kindOfList(list)) ?? false;
  const events = createEventStreams({ config, clock, hub, mayRead, lookUp });
  const loginCookies = createLoginCookies(config, clock);
  const firmGate = createFirmGate(config, database, clock);

  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('case sensitive routing').enable('strict routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy.length > 0 && [...config.trustProxy]);

  const watchers = [requestLog(log), timeRequests(metrics), auditRefusals(audit)];
  app.use(requestId, watchRequests(clock, watchers), securityHeaders(), requestTarget);
  app.use(health({ database, webDist: config.webDist, breaker, isStopping }));
  app.use(contexts.enter, hostGuard(config));
  const guards = [noStore, fetchMetadataGuard(config, isDoor), csrfGuard(isOpenedByBrowsers)];

  const api = Router({ strict: true, caseSensitive: true });
  api.use(...guards, cspReport(log));
  api.get('/events', events.handler);
  api.use(readSession(config, store), jsonBody(config));
  const callForPeople = mirror === null ? callAs : noticeAnswers(callAs, mirror, clock);
  api.use('/grow', forwardRequest({ config, callAs: auditRemovals(callForPeople, audit, contexts.now), outbox }));
  if (mirror !== null) api.use('/desk', mirrorRoutes({ config, mirror, triage, reads, clock }));
  api.get(
    '/desk/connection',
    showConnection({
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
  api.use('/desk/connection', changeConnection({ config, audit, oauth, grants, loginCookies, connection }));
  api.all('/desk/views', savedViewRoutes({ config, views: createSavedViews(database, cipher) }));
  api.all(
    '/desk/templates',
    noteTemplateRoutes({ config, grants, audit, templates: createNoteTemplates(database, cipher, clock) }),
  );
  api.all('/desk/notes/authors', showNoteAuthors({ config, database, grants, colleagues }));
  api.all('/desk/presence', putPresence({ config, presence, colleagues }));
  api.all('/desk/audit', showDecisions({ config, database, chain, colleagues, reasons }));
  api.use('/desk', triageRoutes({ config, grants, mirror, triage, colleagues, reasons }));
  api.all('/desk/reasons', reasonRoutes({ config, grants, audit, hub, reasons }));
  const mayReadLead = createMayReadLead(mirror, callAs);
  api.use('/desk', leadReadRoutes({ config, mayReadLead, reads }));
  api.use('/desk', teamNoteRoutes({ config, mayReadLead, colleagues, notes: teamNotes, hub }));
  api.use('/desk', leadMessageRoutes({ config, grants, mayReadLead, mirror, colleagues, messages: leadMessages }));
  api.get('/desk/budget', showBudget({ config, budget, breaker }));
  api.all('/desk/actions/open', openAction({ config, callAs: callUnmerged }));
  app.use('/api', api);

  const onSignedIn = (): void => {
    readBack.wake();
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
  const presented = presentedSession(config);
  app.use(serveWebApp(config.webDist, (request) => mirror !== null && presented(request) !== null));
  app.use(errorHandler(log));

  return {
    handler: app,
    metrics: serveMetrics(metrics.registry, () =>
      readState({ metrics, database, breaker, mirror, streams: events, clock }),
    ),
    async recover() {
      await quietStore.recover();
      readBack.wake();
      // Nobody waits for a mirror of a hundred thousand records: who asks for a list does.
      void mirror?.start();
    },
    sweeps: [
      () => sweepSessions({ database, clock, grants, revokeTokens, audit, isStopping }),
      () => outboxStore.sweep(),
      () => leadMessages.sweep(),
      () => teamNotes.sweep(),
      () => audit.sweep(),
    ],
    beginStop() {
      stopping = true;
      events.stop();
      triage.stop();
      presence.stop();
    },
    async settled() {
      await Promise.all([outbox.settled(), tokens.settled(), readBack.stop(), mirror?.stop()]);
      await revokeTokens.settled();
      await audit.settled();
    },
    async close() {
      await exchange.close();
      await mirrorDatabase?.destroy();
    },
  };
}

/** Pages that a browser reaches from Clio's site. */
function isDoor({ method, originalUrl }: Request): boolean {
  return method === 'GET' && /^\/(auth\/(login|callback)|actions\/open)(\?|$)/.test(originalUrl);
}

/** What browsers ask for by themselves, without a script that could set the header. */
function isOpenedByBrowsers(request: Request): boolean {
  const { method, originalUrl } = request;
  if (isDoor(request)) return true;
  return (
    (method === 'POST' && originalUrl === CSP_REPORT_PATH) || (method === 'GET' && originalUrl === PAGE_STYLE_PATH)
  );
}
