import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { LISTED_LEAD_STATES } from './inbox-lead.ts';
import { PAGE_TOKEN } from './page-token.ts';
import { pathId } from './scalar.ts';

const INT64 = { type: 'integer', format: 'int64' };
const DATE_TIME = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Accepts ISO 8601 with an optional zone, or a bare day. */
function since(word: string) {
  const instant = z.refine<string>(isInstant, { error: 'must be an ISO 8601 date-time' });
  const description = `${word} on or after this instant.`;
  return z.string().check(instant).register(contract, { format: 'date-time', description });
}

/** Rejects dates that do not exist: `Date` would roll 30 February over to March. */
function isInstant(text: string): boolean {
  const day = text.slice(0, 10);
  if (!DATE_TIME.test(text) || Number.isNaN(Date.parse(text)) || Number.isNaN(Date.parse(day))) return false;
  return new Date(day).toISOString().startsWith(day);
}

const ids = z
  .array(pathId)
  .check(z.minLength(1, { error: 'needs at least 1 id' }), z.maxLength(50, { error: 'takes at most 50 ids' }))
  .register(contract, { items: INT64, description: 'Only these records. Repeated: `ids[]=1&ids[]=2`.' });

/** Every query parameter of every operation. @see Grow OpenAPI (September 2026), `parameters` */
export const QUERY_PARAMETERS = {
  page_token: z
    .string()
    .check(z.regex(PAGE_TOKEN, { error: 'is not a page token' }))
    .register(contract, { description: 'Opaque cursor from `meta.paging`; never mix it with changed filters.' }),
  created_since: since('Created'),
  updated_since: since('Updated'),
  'ids[]': ids,
  query: z.string().register(contract, { description: 'Part of a name, an e-mail address or a telephone number.' }),
  state: z.enum(LISTED_LEAD_STATES, { error: `must be one of ${LISTED_LEAD_STATES.join(', ')}` }),
  inbox_lead_id: pathId.check().register(contract, { ...INT64, description: 'Matters made from this lead.' }),
  submitted_only: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .register(contract, { type: 'boolean', description: 'Only matters from leads that this application submitted.' }),
  include: z.string().register(contract, {
    description: 'Comma-separated; `custom_field_values` is the only word known, others are ignored.',
  }),
} as const;
export type QueryParameter = keyof typeof QUERY_PARAMETERS;

/**
 * The part of `URLSearchParams` that is used here; declared because this package has types of neither browser nor Node.
 */
export interface QueryString {
  keys(): Iterable<string>;
  getAll(name: string): string[];
  has(name: string): boolean;
}

/** Error in one parameter: its name and a sentence. */
export interface QueryError {
  parameter: string;
  message: string;
}

/**
 * Parses a query string according to the parameters of an operation.
 * @param search the parsed query string
 * @param known names that the operation accepts
 * @param required names that must be present
 * @returns the values (arrays for `ids[]`), the unknown names, and the errors; the caller decides about each
 */
export function parseQuery(search: QueryString, known: readonly QueryParameter[], required: readonly QueryParameter[]) {
  const values: Partial<Record<QueryParameter, string | string[]>> = {};
  const faults: QueryError[] = [];
  const unknown: string[] = [];
  for (const name of new Set(search.keys())) {
    const parameter = known.find((candidate) => candidate === name);
    if (parameter === undefined) {
      unknown.push(name);
      continue;
    }
    const given = search.getAll(name);
    if (parameter !== 'ids[]' && given.length > 1) {
      faults.push({ parameter, message: 'is given more than once' });
      continue;
    }
    const result = QUERY_PARAMETERS[parameter].safeParse(parameter === 'ids[]' ? given : given[0]);
    if (result.success) values[parameter] = result.data;
    else faults.push({ parameter, message: result.error.issues[0]?.message ?? 'is not valid' });
  }
  for (const parameter of required) {
    if (!search.has(parameter)) faults.push({ parameter, message: 'is required' });
  }
  return { values, unknown, faults };
}
