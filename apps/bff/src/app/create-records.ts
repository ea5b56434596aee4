import { kindOfList } from '@intake-desk/desk-api/event';
import { createFirmConnection } from '../auth/firm-connection/firm-connection.ts';
import { createEventStreamServer } from '../events/event-streams.ts';
import { createPermissions } from '../features/permissions/permissions.ts';
import { closeDepartedLeads } from '../features/triage/close-departed-leads.ts';
import { createMirror, type Mirror } from '../mirror/create-mirror.ts';
import { createSearch } from '../mirror/search/create-search.ts';
import { homeCountry } from '../mirror/search/home-country.ts';
import { createTextReader } from '../mirror/search/text-reader.ts';
import { DEFAULT_INTERVALS } from '../mirror/sync/poll-intervals.ts';
import { lookUpSession } from '../sessions/look-up-session.ts';
import type { Core } from './create-core.ts';
import type { GrowAccess } from './create-grow-access.ts';
import type { TeamServices } from './create-team-services.ts';
import type { Writes } from './create-writes.ts';

/** The mirror of the firm's records, who may read it, and the events about it. */
export type Records = ReturnType<typeof createRecords>;

export function createRecords(
  core: Core,
  access: GrowAccess,
  { triage, erasures }: TeamServices,
  { leadMessages }: Writes,
) {
  const { config, database, mirrorDatabase, clock, log, audit, hub, store, pace = DEFAULT_INTERVALS } = core;
  const { budget, callAs, grants, revokeTokens, scopes } = access;
  const wake = (): void => mirror?.wake();
  const connection = createFirmConnection({ config, database, grants, clock, revokeTokens, audit, onChange: wake });
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
          typedSources: (firm, leads) => leadMessages.sourcesOf(firm, leads),
          search: createSearch(mirrorDatabase, createTextReader(homeCountry(config.grow.region))),
          pace,
        });
  leadMessages.onLinked(async (firm, lead) => {
    await mirror?.leadChanged(firm, lead).catch((error: unknown) => {
      log.warn({ event: 'mirror-trouble', name: error instanceof Error ? error.name : 'unknown' }, 'mirror trouble');
    });
  });
  const permissions = createPermissions({ config, grants, mirror, callAs, scopes });
  return {
    connection,
    mirror,
    permissions,
    events: createEventStreamServer({
      config,
      clock,
      hub,
      mayRead: (session, list) => permissions.canRead(session, kindOfList(list)),
      redactedFields: (session, list) => mirror?.access.redactedFields(session, kindOfList(list)) ?? new Set(),
      isRefused: (session, list) => mirror?.access.isRefused(session, kindOfList(list)) ?? false,
      learnAccess: (session) => permissions.learn(session),
      lookUp: lookUpSession(config, store),
      onSessionEnded(listener) {
        store.onEnded(listener);
        hub.subscribe('session-ended', (_firms, { session }) => listener(session));
      },
      onHeartbeat: (session) => {
        void erasures.settled();
        mirror?.access.renew(session);
      },
    }),
  };
}
