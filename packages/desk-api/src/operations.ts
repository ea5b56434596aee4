import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { z } from 'zod/mini';
import type { Budget } from './budget.ts';
import { connectFirmBody, type ConnectFirmAnswer, type ConnectionView } from './connection.ts';
import { customActionClick, type OpenedAction } from './custom-action-open.ts';
import { reasonsBody, type FirmReasons } from './firm-reasons.ts';
import { firmTimeZone, type FirmTimeZone } from './firm-time-zone.ts';
import type { InboxAnswer } from './inbox/inbox-answer.ts';
import type { LeadMessageAnswer } from './lead-message.ts';
import type { ReadLeads } from './lead-reads.ts';
import type { NoteAuthors } from './note-author.ts';
import { noteTemplatesBody, type NoteTemplates } from './note-template.ts';
import { presenceBody, type PresenceAnswer } from './presence.ts';
import {
  LIST_FACETS,
  LIST_PARAMETERS,
  type ContactPage,
  type LeadIds,
  type LeadPage,
  type ListCounts,
  type MatterPage,
  type MirroredRecord,
} from './record-list.ts';
import { refreshBody, type RefreshAnswer } from './refresh.ts';
import type { EarlierLeads, RelatedRecords } from './related-records.ts';
import { savedViewsBody, type SavedViews } from './saved-view.ts';
import type { SearchAnswer } from './search-result.ts';
import type { SessionView } from './session.ts';
import { mentionsSeenBody, teamNoteBody, type Mentions, type TeamNotes } from './team-note.ts';
import {
  reassignBody,
  snoozeBody,
  undoBody,
  verdictBody,
  type DecisionPage,
  type TriageAnswer,
  type TriageBoard,
} from './triage.ts';
import type { WriteStateAnswer } from './write-state.ts';

/**
 * What a caller must be allowed to do. `public`: nothing. `signed-in`: have a session; the response contains only what
 * this person may see. `read-leads`, `read-contacts`, `read-matters`: read these records in Clio. `read-lead`: read the
 * lead of the path. `manage-intake`: be an intake manager.
 */
export type Permission =
  'public' | 'signed-in' | 'read-leads' | 'read-contacts' | 'read-matters' | 'read-lead' | 'manage-intake';

/** An operation of the BFF's own API. */
interface Operation {
  /** Checked before the handler runs. */
  permission: Permission;
  /** Names of the query parameters. */
  query?: readonly string[];
  /** Schema of the JSON body. */
  body?: z.ZodMiniType;
  /** Status on success; 200 if missing. */
  status?: 202 | 204;
}

/** Type of an operation's response; a table entry without it has no response body. */
function answers<Answer>(): { readonly answer?: Answer } {
  return {};
}

const LEAD_QUERY = [...LIST_PARAMETERS, ...LIST_FACETS.lead] as const;

/**
 * All operations of the BFF's own API, by method and path; `{id}` stands for a record's id and
 * `{key}` for an idempotency key. The BFF routes, checks and
 * parses by this table, and the web app takes its types from it. A path without parameters comes before one that also
 * matches it. The API of Clio Grow, under `/api/grow`, has a table of its own.
 */
export const operations = {
  'GET /auth/session': { permission: 'public', query: ['slide'], ...answers<SessionView>() },
  'POST /auth/logout': { permission: 'public', body: z.object({}), status: 204 },

  'GET /api/desk/leads': { permission: 'read-leads', query: LEAD_QUERY, ...answers<LeadPage>() },
  'GET /api/desk/leads/ids': { permission: 'read-leads', query: LEAD_QUERY, ...answers<LeadIds>() },
  'GET /api/desk/inbox': { permission: 'read-leads', ...answers<InboxAnswer>() },
  'GET /api/desk/leads/{id}/earlier': { permission: 'read-leads', ...answers<EarlierLeads>() },
  'GET /api/desk/leads/{id}': { permission: 'read-leads', ...answers<MirroredRecord<InboxLead>>() },
  'GET /api/desk/contacts': {
    permission: 'read-contacts',
    query: [...LIST_PARAMETERS, ...LIST_FACETS.contact],
    ...answers<ContactPage>(),
  },
  'GET /api/desk/contacts/{id}': { permission: 'read-contacts', ...answers<MirroredRecord<Contact>>() },
  'GET /api/desk/matters': {
    permission: 'read-matters',
    query: [...LIST_PARAMETERS, ...LIST_FACETS.matter],
    ...answers<MatterPage>(),
  },
  'GET /api/desk/matters/{id}': { permission: 'read-matters', ...answers<MirroredRecord<Matter>>() },
  'GET /api/desk/related': {
    permission: 'signed-in',
    query: ['lead', 'contact', 'matter', 'kept'],
    ...answers<RelatedRecords>(),
  },
  'GET /api/desk/counts': { permission: 'signed-in', ...answers<ListCounts>() },
  'GET /api/desk/search': {
    permission: 'signed-in',
    query: ['q', 'kind', 'limit', ...LIST_PARAMETERS, ...Object.values(LIST_FACETS).flat()],
    ...answers<SearchAnswer>(),
  },
  'POST /api/desk/refresh': { permission: 'signed-in', body: refreshBody, status: 202, ...answers<RefreshAnswer>() },

  'GET /api/desk/triage': { permission: 'read-leads', ...answers<TriageBoard>() },
  'PUT /api/desk/leads/{id}/claim': { permission: 'read-lead', ...answers<TriageAnswer>() },
  'DELETE /api/desk/leads/{id}/claim': { permission: 'read-lead', ...answers<TriageAnswer>() },
  'PUT /api/desk/leads/{id}/verdict': { permission: 'read-lead', body: verdictBody, ...answers<TriageAnswer>() },
  'DELETE /api/desk/leads/{id}/verdict': { permission: 'read-lead', ...answers<TriageAnswer>() },
  'PUT /api/desk/leads/{id}/snooze': { permission: 'read-lead', body: snoozeBody, ...answers<TriageAnswer>() },
  'DELETE /api/desk/leads/{id}/snooze': { permission: 'read-lead', ...answers<TriageAnswer>() },
  'PUT /api/desk/leads/{id}/priority': { permission: 'read-lead', ...answers<TriageAnswer>() },
  'DELETE /api/desk/leads/{id}/priority': { permission: 'read-lead', ...answers<TriageAnswer>() },
  'POST /api/desk/leads/{id}/hand-over': { permission: 'read-lead', body: reassignBody, ...answers<TriageAnswer>() },
  'POST /api/desk/leads/{id}/undo': { permission: 'read-lead', body: undoBody, ...answers<TriageAnswer>() },
  'GET /api/desk/audit': { permission: 'read-leads', query: ['lead', 'before'], ...answers<DecisionPage>() },
  'GET /api/desk/reasons': { permission: 'signed-in', ...answers<FirmReasons>() },
  'PUT /api/desk/reasons': { permission: 'manage-intake', body: reasonsBody, ...answers<FirmReasons>() },
  'PUT /api/desk/time-zone': { permission: 'manage-intake', body: firmTimeZone, ...answers<FirmTimeZone>() },

  'GET /api/desk/reads': { permission: 'read-leads', ...answers<ReadLeads>() },
  'PUT /api/desk/leads/{id}/read': { permission: 'read-lead', status: 204 },
  'DELETE /api/desk/leads/{id}/read': { permission: 'read-leads', status: 204 },
  'GET /api/desk/leads/{id}/message': { permission: 'read-leads', ...answers<LeadMessageAnswer>() },
  'GET /api/desk/leads/{id}/team-notes': { permission: 'read-lead', ...answers<TeamNotes>() },
  'POST /api/desk/leads/{id}/team-notes': { permission: 'read-lead', body: teamNoteBody, ...answers<TeamNotes>() },
  'GET /api/desk/mentions': { permission: 'read-leads', ...answers<Mentions>() },
  'PUT /api/desk/mentions': { permission: 'read-leads', body: mentionsSeenBody, ...answers<Mentions>() },

  /** The outcome of a write to Clio of this person, by its idempotency key. */
  'GET /api/desk/writes/{key}': { permission: 'signed-in', ...answers<WriteStateAnswer>() },
  'GET /api/desk/notes/authors': {
    permission: 'signed-in',
    query: ['matter', 'contact', 'ids'],
    ...answers<NoteAuthors>(),
  },
  'GET /api/desk/templates': { permission: 'signed-in', ...answers<NoteTemplates>() },
  'PUT /api/desk/templates': { permission: 'manage-intake', body: noteTemplatesBody, ...answers<NoteTemplates>() },

  'GET /api/desk/views': { permission: 'signed-in', ...answers<SavedViews>() },
  'PUT /api/desk/views': { permission: 'signed-in', body: savedViewsBody, ...answers<SavedViews>() },
  'PUT /api/desk/presence': { permission: 'signed-in', body: presenceBody, ...answers<PresenceAnswer>() },

  'GET /api/desk/connection': { permission: 'signed-in', ...answers<ConnectionView>() },
  'POST /api/desk/connection/firm': {
    permission: 'manage-intake',
    body: connectFirmBody,
    ...answers<ConnectFirmAnswer>(),
  },
  'DELETE /api/desk/connection/firm': { permission: 'manage-intake', status: 204 },
  'GET /api/desk/budget': { permission: 'signed-in', ...answers<Budget>() },
  'POST /api/desk/actions/open': { permission: 'signed-in', body: customActionClick, ...answers<OpenedAction>() },
} as const satisfies Record<string, Operation>;

type Table = typeof operations;

/** An operation's method and path: `GET /api/desk/leads/{id}`. */
export type DeskOperation = keyof Table;

/** The response body of an operation; null if it has none. */
export type AnswerOf<Key extends DeskOperation> = Table[Key] extends { readonly answer?: unknown }
  ? 'answer' extends keyof Table[Key]
    ? Exclude<Table[Key]['answer'], undefined>
    : null
  : null;

/** The parsed body of a request; undefined if the operation has none. */
export type BodyOf<Key extends DeskOperation> = Table[Key] extends { body: infer Schema extends z.ZodMiniType }
  ? z.infer<Schema>
  : undefined;

/** Name of a query parameter of an operation. */
export type QueryOf<Key extends DeskOperation> = Table[Key] extends { query: readonly (infer Name extends string)[] }
  ? Name
  : never;
