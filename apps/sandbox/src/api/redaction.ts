import type { Switches } from '../behavior/switches.ts';
import type { ResponseBody } from './call.ts';

/** Lists the fields that are null because the caller lacks a scope; empty if there are none. */
export function redaction(fields: string[]): { redacted_fields?: string[] } {
  return fields.length === 0 ? {} : { redacted_fields: fields };
}

/**
 * Moves the field names from the records to `meta`, if the switch requires it.
 * @see Grow OpenAPI (September 2026) names `redacted_fields` only in prose: its position is not documented
 */
export function placeRedactions(answer: ResponseBody, { values }: Switches): ResponseBody {
  if (answer === undefined || values.redacted_fields === 'record') return answer;
  const named = new Set<string>();
  const strip = (record: { redacted_fields?: string[] }) => {
    const { redacted_fields: fields = [], ...rest } = record;
    for (const field of fields) named.add(field);
    return rest;
  };
  const data = Array.isArray(answer.data) ? answer.data.map(strip) : strip(answer.data);
  return named.size === 0 ? answer : { data, meta: { ...answer.meta, redacted_fields: [...named] } };
}
