import type { SQLInputValue } from 'node:sqlite';
import { searchTerm } from '../data/database/search-text.ts';
import { timestamp } from '../data/database/timestamp.ts';
import type { Call } from './call.ts';

/** Part of a WHERE clause, with the values of its placeholders. */
export interface Condition {
  sql: string;
  values: SQLInputValue[];
}

/**
 * Returns the conditions that every list supports: the caller's firm, `created_since`, `updated_since` (both
 * inclusive), `ids[]`.
 * @see Grow OpenAPI (September 2026), `parameters`
 */
export function commonConditions({ caller, query }: Call, table: string): Condition[] {
  const conditions: Condition[] = [{ sql: `${table}.firm_id = ?`, values: [caller.firm] }];
  if (typeof query.created_since === 'string') {
    conditions.push({ sql: `${table}.created_at >= ?`, values: [earliest(query.created_since)] });
  }
  if (typeof query.updated_since === 'string') {
    conditions.push({ sql: `${table}.updated_at >= ?`, values: [earliest(query.updated_since)] });
  }
  if (Array.isArray(query['ids[]'])) {
    const ids = JSON.stringify(query['ids[]'].map(toId));
    conditions.push({ sql: `${table}.id IN (SELECT value FROM json_each(?))`, values: [ids] });
  }
  return conditions;
}

/** Matches names, email addresses and phone numbers that contain the search text, ignoring case. */
export function searchCondition(query: string, table: string): Condition {
  return { sql: `instr(${table}.search, ?) > 0`, values: [searchTerm(query)] };
}

/** Converts a path or query id to a number; 0, which no record has, if it is not a safe integer. */
export function toId(text: string): number {
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : 0;
}

/** Records have whole seconds, so a limit with a fraction is rounded up. A missing time zone means UTC. */
function earliest(text: string): string {
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  return timestamp(Math.ceil(Date.parse(zoned) / 1000) * 1000);
}
