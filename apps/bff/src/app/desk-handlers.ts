import { firmConnectionHandlers } from '../auth/firm-connection/firm-connection-handlers.ts';
import type { LoginStateCookies } from '../auth/oauth/login-state-cookie.ts';
import { openAction } from '../features/custom-actions/open-action.ts';
import { getBudget } from '../features/diagnostics/get-budget.ts';
import { getConnection } from '../features/diagnostics/get-connection.ts';
import { getNoteAuthors } from '../features/notes/get-note-authors.ts';
import { leadMessageHandlers } from '../features/notes/lead-message-handlers.ts';
import { noteTemplateHandlers } from '../features/notes/note-template-handlers.ts';
import { teamNoteHandlers } from '../features/notes/team-note-handlers.ts';
import { getRelated } from '../features/records/get-related.ts';
import { recordHandlers } from '../features/records/record-handlers.ts';
import { putPresence } from '../features/team/put-presence.ts';
import { readStateHandlers } from '../features/team/read-state-handlers.ts';
import { savedViewHandlers } from '../features/team/saved-view-handlers.ts';
import { putTimeZone } from '../features/team/time-zone.ts';
import { getDecisions } from '../features/triage/get-decisions.ts';
import { reasonHandlers } from '../features/triage/reason-handlers.ts';
import { triageHandlers } from '../features/triage/triage-handlers.ts';
import { getWriteState } from '../features/writes/get-write-state.ts';
import type { DeskHandlers } from '../http/desk-router.ts';
import type { Core } from './create-core.ts';
import type { GrowAccess } from './create-grow-access.ts';
import type { Records } from './create-records.ts';
import type { TeamServices } from './create-team-services.ts';
import type { Writes } from './create-writes.ts';

export interface Services {
  core: Core;
  access: GrowAccess;
  writes: Writes;
  team: TeamServices;
  records: Records;
  loginCookies: LoginStateCookies;
}

/** The handler of every operation below `/api/desk`; without a mirror those that read it are missing. */
export function deskHandlers({ core, access, writes, team, records, loginCookies }: Services): Partial<DeskHandlers> {
  const { config, database, clock, audit, hub } = core;
  const { grants, budget, breaker, oauth, clockWatch, scopes: scopeBook, callAs, callUnmerged } = access;
  const { triage, colleagues, registerCaller, reasons, chain, reads, presence, templates } = team;
  const { mirror, connection, permissions } = records;
  return {
    ...(mirror === null ? {} : recordHandlers({ mirror, permissions, triage, reads, clock: mirror.clock })),
    ...getRelated({ mirror, callAs, clock }),
    ...triageHandlers({ triage, colleagues, registerCaller, reasons }),
    ...getDecisions({ database, chain, colleagues, reasons }),
    ...reasonHandlers({ permissions, audit, hub, reasons }),
    ...readStateHandlers(reads),
    ...leadMessageHandlers({ permissions, colleagues, registerCaller, messages: writes.leadMessages }),
    ...teamNoteHandlers({ colleagues, notes: team.teamNotes, hub }),
    ...getWriteState(writes.outbox),
    ...getNoteAuthors({ database, permissions, colleagues, registerCaller }),
    ...noteTemplateHandlers({ permissions, audit, templates }),
    ...savedViewHandlers(team.views),
    ...putTimeZone(team.timeZones, audit),
    ...putPresence({ presence, colleagues, permissions }),
    ...getConnection({ config, grants, budget, breaker, mirror, connection, clockWatch, scopeBook }),
    ...firmConnectionHandlers({ audit, oauth, loginCookies, connection }),
    ...getBudget(budget, breaker),
    ...openAction(callUnmerged),
  };
}
