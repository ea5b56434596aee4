import type { SQLInputValue } from 'node:sqlite';
import { searchTerm } from '../data/database/search-text.ts';
import { timestamp } from '../data/database/timestamp.ts';
import type { Call } from './call.ts';

/** A piece of a WHERE clause with the values for its question marks. */
export interface Condition {
  sql: string;
  values: SQLInputValue[];
}

/**
 * What every list understands: the caller's firm, `created_since`, `updated_since` (both inclusive), `ids[]`.
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

/** Names, e-mail addresses and telephone numbers that contain the words, whatever their case. */
export function searchCondition(query: string, table: string): Condition {
  return { sql: `instr(${table}.search, ?) > 0`, values: [searchTerm(query)] };
}

/** A path or query id as a number; 0, which no record has, when it is beyond what a JavaScript number holds. */
export function toId(text: string): number {
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : 0;
}

/** Records carry whole seconds: a limit with a fraction starts at the next one. A missing zone means UTC. */
function earliest(text: string): string {
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  return timestamp(Math.ceil(Date.parse(zoned) / 1000) * 1000);
}
