import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { operations, type Operation, type OperationId } from '@intake-desk/grow-api/operations';

/** An operation of Grow that the browser may request. */
export interface MatchedOperation {
  id: OperationId;
  operation: Operation;
  /** The template with its placeholders filled. */
  path: string;
}

/** The operations that read records, with their kind. */
export const RECORD_READS: Readonly<Partial<Record<OperationId, RecordKind>>> = {
  listInboxLeads: 'lead',
  getInboxLead: 'lead',
  listContacts: 'contact',
  getContact: 'contact',
  listMatters: 'matter',
  getMatter: 'matter',
};

interface Rule {
  id: OperationId;
  operation: Operation;
  pattern: RegExp;
}

/** The allowlist: a request that is not in Grow's table of operations is never sent. */
const RULES: readonly Rule[] = Object.entries(operations).map(([id, operation]) => ({
  id: id as OperationId,
  operation,
  pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '(\\d{1,19})')}$`),
}));

/**
 * @param path as received below `/api/grow`, without the query; nothing is decoded or normalized, so any other spelling
 * of a path is unknown
 * @returns the operation, the methods that this path allows, or null for an unknown path
 * @see RFC 10017 §6.1.3.6
 */
export function matchOperation(method: string, path: string): MatchedOperation | { allow: string[] } | null {
  for (const { id, operation, pattern } of RULES) {
    const match = operation.method === method ? pattern.exec(path) : null;
    if (match === null) continue;
    const ids = match.slice(1);
    return { id, operation, path: operation.path.replace(/\{\w+\}/g, () => ids.shift() ?? '') };
  }
  const known = RULES.filter(({ pattern }) => pattern.test(path));
  return known.length === 0 ? null : { allow: known.map(({ operation }) => operation.method) };
}
