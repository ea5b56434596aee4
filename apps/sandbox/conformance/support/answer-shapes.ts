import type { RecordShape, Shape } from './shape-faults.ts';

/* Transcribed by hand from grow-api.md §5 (and §6 for errors), so that an error in the schemas that sandbox and BFF
   share is noticed. Must not import from packages/grow-api. Fields under `required` are marked R there; `?` is null. */
const times = { created_at: 'instant', updated_at: 'instant' } as const;
const named: RecordShape = { closed: true, required: { id: 'int', name: 'string' }, orNull: true };
const fieldTypes = 'checkbox contact currency date email numeric picklist text_area text_line url'.split(' ');

// §5 picklist_option (S, additionalProperties false)
const picklistOption: RecordShape = {
  closed: true,
  required: { global_id: 'ulid?', clio_id: 'int?', option: 'string' },
};

// §5 custom_field (S, additionalProperties false)
const customField: RecordShape = {
  closed: true,
  orNull: true,
  required: {
    id: 'int',
    global_id: 'ulid',
    name: 'string?',
    field_type: { words: fieldTypes, orNull: true },
    parent_type: { words: ['Contact', 'Matter'] },
    displayed: 'boolean',
    deleted: 'boolean',
    ...times,
  },
  optional: { clio_id: 'int?', picklist_options: { list: picklistOption } },
};

// §5 custom_field_value (S, additionalProperties false)
const customFieldValue: RecordShape = {
  closed: true,
  required: {
    id: 'int',
    global_id: 'ulid',
    field_name: 'string?',
    field_type: { words: fieldTypes, orNull: true },
    value: 'scalar?',
    raw_value: 'string?',
    custom_field: customField,
    ...times,
  },
  optional: { clio_id: 'string?', picklist_option: { ...picklistOption, orNull: true } },
};

// §5 address (none required)
const address: RecordShape = {
  closed: false,
  required: {},
  optional: { street: 'string?', city: 'string?', province: 'string?', postal_code: 'string?', country: 'string?' },
};

// §5 contact (extra properties allowed)
const contact: RecordShape = {
  closed: false,
  required: { id: 'int', global_id: 'ulid', name: 'string', type: { words: ['Person', 'Company'] }, ...times },
  optional: {
    clio_id: 'int?',
    first_name: 'string?',
    last_name: 'string?',
    emails: { list: 'email' },
    phone_numbers: { list: 'string' },
    status: 'string?',
    matters: { list: { closed: false, required: { id: 'int' } } },
    addresses: { list: address },
    custom_field_values: { list: customFieldValue, orNull: true },
    redacted_fields: { list: 'string' },
  },
};

// §5 client_summary (whole object nullable; nothing required)
const clientSummary: RecordShape = {
  closed: false,
  orNull: true,
  required: {},
  optional: {
    id: 'int',
    full_name: 'string',
    phone_number: 'string?',
    primary_email: 'email?',
    address: { ...address, orNull: true },
  },
};

// §5 matter (extra properties allowed); the last three fields are only in the older file (§7)
const matter: RecordShape = {
  closed: false,
  required: { id: 'int', global_id: 'ulid', ...times },
  optional: {
    description: 'string?',
    clio_id: 'int?',
    inbox_lead_id: 'int?',
    hired_date: 'date?',
    is_locked: 'boolean',
    location: 'string?',
    type: 'string?',
    status: 'string?',
    status_category: { words: ['intake', 'hired', 'declined'], orNull: true },
    client: clientSummary,
    primary_contact: clientSummary,
    matter_assignee_ids: { list: 'int' },
    custom_field_values: { list: customFieldValue, orNull: true },
    redacted_fields: { list: 'string' },
    projected_value: 'int?',
    first_letter_sent_date: 'instant?',
    first_appointment_created_at: 'instant?',
  },
};

// §5 Note (additionalProperties false); no author
const note: RecordShape = {
  closed: true,
  required: { id: 'int', subject: 'string', body: 'string', ...times },
};

// §5 user (extra allowed); account itself is not required
const user: RecordShape = {
  closed: false,
  required: { id: 'int', email: 'email', ...times },
  optional: {
    first_name: 'string?',
    last_name: 'string?',
    account: { closed: false, required: { id: 'int', firm_name: 'string' } },
  },
};

// §5 custom_action
const customAction: RecordShape = {
  closed: false,
  required: { id: 'int', label: 'string', target_url: 'uri', ui_reference: { words: ['matters/show'] }, ...times },
};

// §5 inbox_lead (additionalProperties false); state has no enum
const inboxLead: RecordShape = {
  closed: true,
  required: {
    id: 'int',
    first_name: 'string?',
    last_name: 'string?',
    email: 'email?',
    phone_number: 'string?',
    state: 'string',
    ...times,
  },
  optional: { marketing_source: named, matter_type: named, matter_location: named },
};

// §5 inbox_lead_create_response (additionalProperties false)
const createdInboxLead: RecordShape = {
  ...inboxLead,
  required: { ...inboxLead.required, from_message: 'string', from_source: 'string', referring_url: 'uri' },
};

// §5 source (J+, additionalProperties false)
const source: RecordShape = {
  closed: true,
  required: {
    id: 'int',
    name: 'string',
    category: { words: ['standard', 'clio_email_marketing'] },
    is_editable: 'boolean',
    ...times,
  },
};

// §5 matter_type (S, additionalProperties false), all R
const matterType: RecordShape = {
  closed: true,
  required: { id: 'int', name: 'string', default: 'boolean', ...times },
};

// §5 location (S, additionalProperties false), all R
const location: RecordShape = { closed: true, required: { id: 'int', name: 'string', ...times } };

// §5 Paging, ListMeta: paging is required, next and previous are not, and may be null
const meta = (closed: boolean): RecordShape => ({
  closed,
  required: { paging: { closed, required: {}, optional: { next: 'uri?', previous: 'uri?' } } },
  optional: closed ? {} : { redacted_fields: { list: 'string' } },
});

const one = (data: Shape): RecordShape => ({ closed: false, required: { data } });
const list = (item: Shape): RecordShape => ({
  closed: false,
  required: { data: { list: item }, meta: meta(false) },
});

/** Whole responses, by the name of their content. */
export const ANSWER_SHAPES = {
  contact: one(contact),
  contacts: list(contact),
  matter: one(matter),
  matters: list(matter),
  note: one(note),
  notes: list(note),
  user: one(user),
  users: list(user),
  customAction: one(customAction),
  // §2 row 11: meta is not required
  customActions: { closed: false, required: { data: { list: customAction } }, optional: { meta: meta(false) } },
  inboxLead: one(inboxLead),
  createdInboxLead: one(createdInboxLead),
  // §5 Paging: on inbox_leads additionalProperties is false at every level
  inboxLeads: { closed: true, required: { data: { list: inboxLead }, meta: meta(true) } },
  source: one(source),
  sources: list(source),
  matterType: one(matterType),
  matterTypes: list(matterType),
  location: one(location),
  locations: list(location),
  // §6: both required
  error: closed({ error: { closed: false, required: { status: 'string', message: 'string' } } }),
  // §6: the body of a 429 is different
  tooManyRequests: closed({ message: 'string' }),
} as const satisfies Record<string, RecordShape>;

function closed(required: RecordShape['required']): RecordShape {
  return { closed: true, required };
}
