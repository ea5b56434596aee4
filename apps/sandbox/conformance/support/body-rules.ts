/** Rule of a field of a request body: text with minimum and maximum length, or a format. */
export type Rule =
  | { text: [fewest: number, most: number] }
  | { format: 'uri' | 'email' | 'https' }
  | { words: readonly string[] }
  /** `{ id: int64 }` and nothing else. */
  | { reference: true };

/** `data` of a request body. */
export interface BodyRules {
  required: Readonly<Record<string, Rule>>;
  optional?: Readonly<Record<string, Rule>>;
  /** `additionalProperties: false` at the top and in `data`. */
  closed: boolean;
  /** Unique in the firm, whatever the case. */
  unique?: string;
}

const ENDLESS = Number.POSITIVE_INFINITY;

/** Contents of each request body, transcribed by hand from grow-api.md §4 and independent of packages/grow-api. */
export const BODY_RULES = {
  // createContactNote / createMatterNote: additionalProperties false at top and inside data
  note: { closed: true, required: { subject: { text: [1, 255] }, body: { text: [1, 65_535] } } },
  // createCustomAction: additionalProperties not stated, so extra keys are allowed
  customAction: {
    closed: false,
    required: { label: { text: [6, 32] }, target_url: { format: 'https' }, ui_reference: { words: ['matters/show'] } },
  },
  // createInboxLead: no maximum lengths given; false at top, in data and in the three nested objects
  inboxLead: {
    closed: true,
    required: {
      first_name: { text: [1, ENDLESS] },
      last_name: { text: [1, ENDLESS] },
      from_message: { text: [1, ENDLESS] },
      referring_url: { format: 'uri' },
      from_source: { text: [1, ENDLESS] },
    },
    optional: {
      email: { format: 'email' },
      phone_number: { text: [0, ENDLESS] },
      marketing_source: { reference: true },
      matter_type: { reference: true },
      matter_location: { reference: true },
    },
  },
  // createSource, createMatterType, createLocation: false / false
  named: { closed: true, required: { name: { text: [1, 255] } }, unique: 'name' },
} as const satisfies Record<string, BodyRules>;
