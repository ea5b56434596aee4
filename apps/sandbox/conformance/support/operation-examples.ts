/** One request of an operation, and the switches that are set before. */
export interface ExampleRequest {
  /** Below `/grow`; `{made}` is replaced by a custom action that person 501 has just created. */
  path: string;
  json?: unknown;
  /** The person who sends it; 501 by default. */
  user?: number;
  switches?: Readonly<Record<string, string>>;
}

/** A refused request with a description of its cause. */
export type Refusal = ExampleRequest & { why: string };

/** The request of an operation, and one for each status that only this operation can cause. */
export interface OperationExample {
  request: ExampleRequest;
  refused: Partial<Record<400 | 404 | 422, Refusal>>;
}

const NOTE = { subject: 'Called back', body: 'Wants to come in on Tuesday.' };
const ACTION = { label: 'Open in the desk', target_url: 'https://intake-desk.test/x', ui_reference: 'matters/show' };
const LEAD = {
  first_name: 'Ada',
  last_name: 'Byron',
  from_message: 'My landlord has changed the locks.',
  referring_url: 'https://harbor-lane.example/contact',
  from_source: 'Website form',
};
const FIFTY_ONE = Array.from({ length: 51 }, (_, index) => `ids[]=${index + 1}`).join('&');

const list = (path: string): OperationExample => ({
  request: { path },
  refused: { 400: { why: 'ids[] holds no number', path: `${path}${path.includes('?') ? '&' : '?'}ids[]=x` } },
});
const show = (path: string, id: number): OperationExample => ({
  request: { path: `${path}/${id}` },
  refused: {
    400: { why: 'the id is no number', path: `${path}/abc` },
    404: { why: 'no record has the id', path: `${path}/999999` },
  },
});
const below = (parent: string, id: number): OperationExample => ({
  request: { path: `${parent}/${id}/notes` },
  refused: {
    400: { why: 'a date is no date', path: `${parent}/${id}/notes?created_since=yesterday` },
    404: { why: 'there is no such parent', path: `${parent}/999999/notes` },
  },
});
const noteBelow = (parent: string, id: number): OperationExample => ({
  request: { path: `${parent}/${id}/notes`, json: { data: NOTE } },
  refused: {
    400: { why: 'the data envelope is missing', path: `${parent}/${id}/notes`, json: NOTE },
    404: { why: 'there is no such parent', path: `${parent}/999999/notes`, json: { data: NOTE } },
    422: {
      why: 'the subject has 256 characters',
      path: `${parent}/${id}/notes`,
      json: { data: { ...NOTE, subject: 's'.repeat(256) } },
    },
  },
});
const named = (path: string, name: string, taken: string): OperationExample => ({
  request: { path, json: { data: { name } } },
  refused: {
    400: { why: 'the name is missing', path, json: { data: {} } },
    422: { why: 'the name is taken', path, json: { data: { name: taken.toUpperCase() } } },
  },
});

/** Requests to the firm of the scenario `small-firm`, by operation. */
export const OPERATION_EXAMPLES: Readonly<Record<string, OperationExample>> = {
  listContacts: list('/contacts'),
  getContact: show('/contacts', 30_001),
  listContactNotes: below('/contacts', 30_007),
  createContactNote: noteBelow('/contacts', 30_007),
  listUsers: list('/users'),
  whoAmI: { request: { path: '/users/who_am_i' }, refused: {} },
  listMatters: list('/matters'),
  getMatter: show('/matters', 70_001),
  listMatterNotes: below('/matters', 70_012),
  createMatterNote: noteBelow('/matters', 70_012),
  listCustomActions: {
    request: { path: '/custom_actions' },
    refused: {
      400: { why: 'a date is no date', path: '/custom_actions?updated_since=never' },
      // §18 does not cover it: see DIFFERENCES.md
      422: { why: 'there are 51 ids', path: `/custom_actions?${FIFTY_ONE}` },
    },
  },
  createCustomAction: {
    request: { path: '/custom_actions', json: { data: ACTION } },
    refused: {
      400: {
        why: 'the target is plain http',
        path: '/custom_actions',
        json: { data: { ...ACTION, target_url: 'http://intake-desk.test/x' } },
      },
      422: {
        why: 'the label has 5 characters',
        path: '/custom_actions',
        json: { data: { ...ACTION, label: 'Abcde' } },
      },
    },
  },
  deleteCustomAction: {
    request: { path: '/custom_actions/{made}' },
    refused: {
      400: { why: 'the id is no number', path: '/custom_actions/abc' },
      404: { why: 'no record has the id', path: '/custom_actions/999999' },
      // §18 does not cover it: see DIFFERENCES.md
      422: {
        why: 'a colleague made it',
        path: '/custom_actions/{made}',
        user: 502,
        switches: { custom_action_owner: 'firm' },
      },
    },
  },
  listInboxLeads: {
    request: { path: '/inbox_leads?state=untriaged' },
    refused: { 400: { why: 'state is missing', path: '/inbox_leads' } },
  },
  createInboxLead: {
    request: { path: '/inbox_leads', json: { data: LEAD } },
    refused: {
      400: { why: 'the last name is missing', path: '/inbox_leads', json: { data: { ...LEAD, last_name: undefined } } },
      422: { why: 'the first name is blank', path: '/inbox_leads', json: { data: { ...LEAD, first_name: '' } } },
    },
  },
  getInboxLead: show('/inbox_leads', 20_300),
  listSources: list('/sources'),
  createSource: named('/sources', 'Radio', 'Google Ads'),
  listMatterTypes: list('/matter_types'),
  createMatterType: named('/matter_types', 'Maritime', 'Personal Injury'),
  getMatterType: show('/matter_types', 61),
  listLocations: list('/locations'),
  createLocation: named('/locations', 'Pier Nine', 'Harbor Street'),
  getLocation: show('/locations', 91),
};
