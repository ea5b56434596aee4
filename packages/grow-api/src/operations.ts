import type { z } from 'zod/mini';
import { contact } from './contact.ts';
import { customAction, customActionDraft } from './custom-action.ts';
import { createdInboxLead, inboxLead, inboxLeadDraft } from './inbox-lead.ts';
import { location, locationDraft } from './location.ts';
import { matter } from './matter.ts';
import { matterType, matterTypeDraft } from './matter-type.ts';
import { note, noteDraft } from './note.ts';
import { itemEnvelope, listEnvelope } from './page.ts';
import type { QueryParameter } from './query.ts';
import type { Scope } from './scope.ts';
import { source, sourceDraft } from './source.ts';
import { user } from './user.ts';

/** One operation of Grow's API. */
export interface Operation {
  method: 'GET' | 'POST' | 'DELETE';
  /** Template below the API base; `{…}` stands for one id. */
  path: string;
  /** Scope that the token needs; null if the documents name none. */
  scope: Scope | null;
  /** Query parameters that it accepts. */
  query: readonly QueryParameter[];
  /** Query parameters that it requires. */
  required?: readonly QueryParameter[];
  /** Schema of `data` in the request body. */
  body?: z.ZodMiniType;
  /** Status on success. */
  status: 200 | 201 | 204;
  /** Documented error statuses. */
  errors: readonly number[];
  /** Schema of the whole response; undefined for 204. */
  response?: z.ZodMiniType;
}

const LIST = ['page_token', 'created_since', 'updated_since', 'ids[]'] as const;
const LIST_ERRORS = [400, 401, 403, 429] as const;
const SHOW_ERRORS = [400, 401, 403, 404, 429] as const;
const CREATE_ERRORS = [400, 401, 403, 422, 429] as const;
const CREATE_BELOW_ERRORS = [400, 401, 403, 404, 422, 429] as const;

/**
 * All 24 operations of the contract, by operationId. The sandbox serves them, the proxy allows them, and the web app
 * takes its types from them.
 * @see Grow OpenAPI (September 2026), `paths`
 */
export const operations = {
  listContacts: {
    method: 'GET',
    path: '/contacts',
    scope: 'grow_contact_read',
    query: ['query', ...LIST, 'include'],
    status: 200,
    errors: LIST_ERRORS,
    response: listEnvelope(contact),
  },
  getContact: {
    method: 'GET',
    path: '/contacts/{id}',
    scope: 'grow_contact_read',
    query: ['include'],
    status: 200,
    errors: SHOW_ERRORS,
    response: itemEnvelope(contact),
  },
  listContactNotes: {
    method: 'GET',
    path: '/contacts/{contact_id}/notes',
    scope: 'grow_contact_note_read',
    query: LIST,
    status: 200,
    errors: SHOW_ERRORS,
    response: listEnvelope(note),
  },
  createContactNote: {
    method: 'POST',
    path: '/contacts/{contact_id}/notes',
    scope: 'grow_contact_note_write',
    query: [],
    body: noteDraft,
    status: 201,
    errors: CREATE_BELOW_ERRORS,
    response: itemEnvelope(note),
  },
  listUsers: {
    method: 'GET',
    path: '/users',
    scope: 'grow_user_read',
    query: LIST,
    status: 200,
    errors: LIST_ERRORS,
    response: listEnvelope(user),
  },
  whoAmI: {
    method: 'GET',
    path: '/users/who_am_i',
    scope: 'grow_user_read',
    query: [],
    status: 200,
    errors: [401, 403, 429],
    response: itemEnvelope(user),
  },
  listMatters: {
    method: 'GET',
    path: '/matters',
    scope: 'grow_matter_read',
    query: [...LIST, 'inbox_lead_id', 'submitted_only', 'include'],
    status: 200,
    errors: LIST_ERRORS,
    response: listEnvelope(matter),
  },
  getMatter: {
    method: 'GET',
    path: '/matters/{id}',
    scope: 'grow_matter_read',
    query: ['include'],
    status: 200,
    errors: SHOW_ERRORS,
    response: itemEnvelope(matter),
  },
  listMatterNotes: {
    method: 'GET',
    path: '/matters/{matter_id}/notes',
    scope: 'grow_matter_note_read',
    query: LIST,
    status: 200,
    errors: SHOW_ERRORS,
    response: listEnvelope(note),
  },
  createMatterNote: {
    method: 'POST',
    path: '/matters/{matter_id}/notes',
    scope: 'grow_matter_note_write',
    query: [],
    body: noteDraft,
    status: 201,
    errors: CREATE_BELOW_ERRORS,
    response: itemEnvelope(note),
  },
  listCustomActions: {
    method: 'GET',
    path: '/custom_actions',
    scope: 'grow_custom_action_read',
    query: LIST,
    status: 200,
    errors: [400, 401, 403, 422, 429],
    response: listEnvelope(customAction, { required: ['data'] }),
  },
  createCustomAction: {
    method: 'POST',
    path: '/custom_actions',
    scope: 'grow_custom_action_write',
    query: [],
    body: customActionDraft,
    status: 201,
    errors: CREATE_ERRORS,
    response: itemEnvelope(customAction),
  },
  deleteCustomAction: {
    method: 'DELETE',
    path: '/custom_actions/{id}',
    scope: 'grow_custom_action_write',
    query: [],
    status: 204,
    errors: CREATE_BELOW_ERRORS,
  },
  listInboxLeads: {
    method: 'GET',
    path: '/inbox_leads',
    scope: 'grow_lead_inbox_read',
    query: ['state', 'query', ...LIST],
    required: ['state'],
    status: 200,
    errors: LIST_ERRORS,
    response: listEnvelope(inboxLead, { required: ['data', 'meta'], additionalProperties: false }),
  },
  createInboxLead: {
    method: 'POST',
    path: '/inbox_leads',
    scope: 'grow_lead_inbox_write',
    query: [],
    body: inboxLeadDraft,
    status: 201,
    errors: CREATE_ERRORS,
    response: itemEnvelope(createdInboxLead),
  },
  getInboxLead: {
    method: 'GET',
    path: '/inbox_leads/{id}',
    scope: 'grow_lead_inbox_read',
    query: [],
    status: 200,
    errors: SHOW_ERRORS,
    response: itemEnvelope(inboxLead),
  },
  listSources: {
    method: 'GET',
    path: '/sources',
    scope: null,
    query: LIST,
    status: 200,
    errors: LIST_ERRORS,
    response: listEnvelope(source),
  },
  createSource: {
    method: 'POST',
    path: '/sources',
    scope: null,
    query: [],
    body: sourceDraft,
    status: 201,
    errors: CREATE_ERRORS,
    response: itemEnvelope(source),
  },
  listMatterTypes: {
    method: 'GET',
    path: '/matter_types',
    scope: 'grow_matter_type_read',
    query: LIST,
    status: 200,
    errors: LIST_ERRORS,
    response: listEnvelope(matterType),
  },
  createMatterType: {
    method: 'POST',
    path: '/matter_types',
    scope: 'grow_matter_type_write',
    query: [],
    body: matterTypeDraft,
    status: 201,
    errors: CREATE_ERRORS,
    response: itemEnvelope(matterType),
  },
  getMatterType: {
    method: 'GET',
    path: '/matter_types/{id}',
    scope: 'grow_matter_type_read',
    query: [],
    status: 200,
    errors: SHOW_ERRORS,
    response: itemEnvelope(matterType),
  },
  listLocations: {
    method: 'GET',
    path: '/locations',
    scope: 'grow_location_read',
    query: LIST,
    status: 200,
    errors: LIST_ERRORS,
    response: listEnvelope(location),
  },
  createLocation: {
    method: 'POST',
    path: '/locations',
    scope: 'grow_location_write',
    query: [],
    body: locationDraft,
    status: 201,
    errors: CREATE_ERRORS,
    response: itemEnvelope(location),
  },
  getLocation: {
    method: 'GET',
    path: '/locations/{id}',
    scope: 'grow_location_read',
    query: [],
    status: 200,
    errors: SHOW_ERRORS,
    response: itemEnvelope(location),
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** The parsed response of an operation. */
export type ResponseOf<Id extends OperationId> = (typeof operations)[Id] extends {
  response: infer Schema extends z.ZodMiniType;
}
  ? z.infer<Schema>
  : never;

/** What the request body carries under `data`. */
export type RequestBodyOf<Id extends OperationId> = (typeof operations)[Id] extends {
  body: infer Schema extends z.ZodMiniType;
}
  ? z.infer<Schema>
  : never;
