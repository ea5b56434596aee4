/** Every open point of Grow's documents that the sandbox can show both ways; the first choice is the default. See DIFFERENCES.md. */
export const CHOICES = {
  error_status: ['number', 'name'],
  validation_status: ['split', 'swapped'],
  missing_scope: ['forbidden', 'redirect'],
  rate_limit_body: ['message', 'error'],
  rate_limit_retry_after: ['absent', 'present'],
  paging_end: ['absent', 'null'],
  paging_host: ['own', 'foreign'],
  page_token_mismatch: ['refused', 'ignored'],
  redacted_fields: ['record', 'meta'],
  triaged_lead: ['shown', 'not_found'],
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
} as const;

type Choices = typeof CHOICES;
export type Settings = { rate_limit: number } & { -readonly [Name in keyof Choices]: Choices[Name][number] };

/** The switches of one sandbox. */
export interface Switches {
  readonly values: Readonly<Settings>;
  /**
   * Changes some.
   * @returns what is wrong with the changes (nothing is changed then), or null
   */
  set(changes: Readonly<Record<string, unknown>>): string | null;
  reset(): void;
}

/** Requests a second that each application has; 0 lifts the limit. @see Clio developer documentation, "Rate limits" */
const RATE_LIMIT = 3;

function defaults(): Settings {
  const first = Object.entries(CHOICES).map(([name, choices]) => [name, choices[0]]);
  return { rate_limit: RATE_LIMIT, ...(Object.fromEntries(first) as Omit<Settings, 'rate_limit'>) };
}

/** All switches at their defaults. */
export function createSwitches(): Switches {
  const values = defaults();
  return {
    values,
    set: (changes) => {
      for (const [name, value] of Object.entries(changes)) {
        const fault = faultOf(name, value);
        if (fault !== null) return fault;
      }
      Object.assign(values, changes);
      return null;
    },
    reset: () => {
      Object.assign(values, defaults());
    },
  };
}

function faultOf(name: string, value: unknown): string | null {
  if (name === 'rate_limit') {
    const fine = typeof value === 'number' && Number.isFinite(value) && value >= 0;
    return fine ? null : 'rate_limit must be a number of requests a second, 0 for none.';
  }
  if (!Object.hasOwn(CHOICES, name)) return `There is no switch ${name}.`;
  const choices: readonly unknown[] = CHOICES[name as keyof Choices];
  return choices.includes(value) ? null : `${name} must be one of ${choices.join(', ')}.`;
}
