import { z } from 'zod/mini';

/**
 * Behaviors that Grow's documentation leaves open and the sandbox can emulate either way; the first value is the
 * default. See DIFFERENCES.md.
 */
export const SWITCH_VALUES = {
  error_status: ['number', 'name'],
  validation_status: ['split', 'swapped'],
  missing_scope: ['forbidden', 'redirect'],
  rate_limit_body: ['message', 'error'],
  rate_limit_retry_after: ['absent', 'present'],
  paging_end: ['absent', 'null', 'empty'],
  paging_host: ['own', 'foreign'],
  page_token_mismatch: ['refused', 'ignored'],
  long_scans: ['served', 'gateway_timeout'],
  redacted_fields: ['record', 'meta'],
  triaged_lead: ['shown', 'not_found', 'accepted', 'rejected'],
  foreign_lead: ['not_found', 'forbidden'],
  unknown_marketing_source: ['refused', 'ignored'],
  referring_url: ['uri', 'any'],
  refresh_reuse: ['invalid_grant', 'family_revoked'],
  access_token_on_refresh: ['stays', 'revoked'],
  token_scope: ['absent', 'present'],
  who_am_i_scope: ['user_read', 'any'],
  sources_scope: ['lead_inbox', 'any'],
  unknown_query: ['ignored', 'refused'],
  not_modified_counts: ['yes', 'no'],
  phased_rollout: ['absent', 'present'],
  matter_fields: ['all', 'september'],
  locked_matter_notes: ['accepted', 'refused'],
  custom_action_owner: ['person', 'firm'],
  custom_action_parameters: ['all', 'nonce_only'],
  nonce_subject: ['any', 'own'],
} as const;

function number(meaning: string) {
  return z.number({ error: `a number: ${meaning}` }).check(z.minimum(0, { error: `a number: ${meaning}` }));
}
const origin = z
  .string({ error: 'an origin' })
  .check(z.regex(/^https?:\/\/[^/\s]+$/, { error: 'an origin such as http://127.0.0.1:3000' }));

/** Switches with a free value: its schema and its default. */
const VALUES = {
  /** Requests per second of each application; 0 removes the limit. @see Clio developer documentation, "Rate limits" */
  rate_limit: { schema: number('requests a second, 0 for none'), value: 3 },
  /** Speed of the simulated working day: 1 is real time, 60 a minute per second, 0 stops it. */
  simulation_speed: { schema: number('how fast the simulated day runs, 0 for not at all'), value: 0 },
  /** Origin that Grow's menus open instead of `https://intake-desk.test`: the application's address on this machine. */
  custom_action_origin: { schema: origin, value: 'http://127.0.0.1:3000' },
};

type Choices = typeof SWITCH_VALUES;
type Values = { -readonly [Name in keyof typeof VALUES]: (typeof VALUES)[Name]['value'] };
export type Settings = Values & { -readonly [Name in keyof Choices]: Choices[Name][number] };

/** Switches of one sandbox. */
export interface Switches {
  readonly values: Readonly<Settings>;
  /**
   * Changes some switches.
   * @returns the error in the changes, in which case nothing is changed, or null
   */
  set(changes: Readonly<Record<string, unknown>>): string | null;
  /** Resets to the values of the start. */
  reset(): void;
  /** Calls the listener after every change. */
  onChange(listener: () => void): void;
}

/**
 * Creates the switches with their defaults, except for the start values.
 * @param start from `SANDBOX_SWITCHES`
 * @throws Error that describes an invalid start value
 */
export function createSwitches(start: Readonly<Record<string, unknown>> = {}): Switches {
  const fault = faultIn(start);
  if (fault !== null) throw new Error(fault);
  const values = { ...defaults(), ...start };
  const listeners: (() => void)[] = [];
  const change = (changes: object) => {
    Object.assign(values, changes);
    for (const listener of listeners) listener();
  };
  return {
    values,
    set: (changes) => {
      const wrong = faultIn(changes);
      if (wrong === null) change(changes);
      return wrong;
    },
    reset: () => {
      change({ ...defaults(), ...start });
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

function defaults(): Settings {
  const own = Object.entries(VALUES).map(([name, { value }]) => [name, value]);
  const first = Object.entries(SWITCH_VALUES).map(([name, choices]) => [name, choices[0]]);
  return Object.fromEntries([...own, ...first]) as Settings;
}

function faultIn(changes: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(changes)) {
    const fault = faultOf(name, value);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOf(name: string, value: unknown): string | null {
  if (Object.hasOwn(VALUES, name)) {
    const { error } = VALUES[name as keyof Values].schema.safeParse(value);
    return error === undefined ? null : `${name} must be ${error.issues[0]?.message}.`;
  }
  if (!Object.hasOwn(SWITCH_VALUES, name)) return `There is no switch ${name}.`;
  const choices: readonly unknown[] = SWITCH_VALUES[name as keyof Choices];
  return choices.includes(value) ? null : `${name} must be one of ${choices.join(', ')}.`;
}
