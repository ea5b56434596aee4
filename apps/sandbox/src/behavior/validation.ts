import type { z } from 'zod/mini';
import { GrowApiError } from './grow-api-error.ts';
import type { Switches } from './switches.ts';

type Issue = z.core.$ZodIssue;

/** Violations of the record's own rules; all other issues concern the shape of the request. */
const MODEL_RULES = new Set<string | undefined>(['too_big', 'too_small', 'custom']);

/** Schema of a request body: everything is in `data`. */
export type Envelope = z.ZodMiniType<{ data: unknown }>;

/**
 * Parses a request body against an operation's schema.
 * @returns its `data`
 * @throws GrowApiError 400 if its shape is wrong, 422 if the record violates a rule; the message names the field
 * @see Grow OpenAPI, Error responses; the split between 400 and 422 is not documented, hence the switch
 *   `validation_status`
 */
export function parseBody(schema: Envelope, body: unknown, switches: Switches): unknown {
  if (body === undefined) {
    throw new GrowApiError(400, 'The request body must be JSON with a data object (Content-Type: application/json).');
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data.data;
  const { issues } = result.error;
  const modelOnly = issues.every(({ code }) => MODEL_RULES.has(code));
  const sentences = [...new Set(issues.map((issue) => sentence(issue, body)))];
  throw new GrowApiError(statusOf(modelOnly, switches), sentences.slice(0, 5).join(' '));
}

/** Creates the error of a record that violates a rule which the schema cannot express. */
export function modelFault(message: string, switches: Switches): GrowApiError {
  return new GrowApiError(statusOf(true, switches), message);
}

function statusOf(model: boolean, { values }: Switches): number {
  return model === (values.validation_status === 'split') ? 422 : 400;
}

function sentence(issue: Issue, body: unknown): string {
  const field = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${field === '' ? 'The request body' : field} has an unknown property: ${issue.keys.join(', ')}.`;
    case 'invalid_type':
      if (field === '') return 'The request body must be an object with data.';
      return at(body, issue.path) === undefined
        ? `${field} is required.`
        : `${field} must be of type ${issue.expected}.`;
    case 'too_big':
      return `${field} is longer than ${issue.maximum} characters.`;
    case 'too_small':
      return issue.minimum === 1 ? `${field} can't be blank.` : `${field} is shorter than ${issue.minimum} characters.`;
    case 'invalid_format':
      return `${field} is not a valid ${issue.format}.`;
    case 'invalid_value':
      return `${field} must be one of ${issue.values.map(String).join(', ')}.`;
    case 'custom':
      return `${issue.message}.`;
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return `${field} is not valid: ${issue.message}.`;
  }
}

function at(body: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
