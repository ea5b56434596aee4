import { operations, type Operation, type OperationId } from '@intake-desk/grow-api/operations';

/** One thing that the browser may ask of Grow. */
export interface MatchedOperation {
  id: OperationId;
  operation: Operation;
  /** The template with its placeholders filled. */
  path: string;
}

interface Rule {
  id: OperationId;
  operation: Operation;
  pattern: RegExp;
}

/** The one list: what is not in Grow's table of operations does not leave this house. */
const RULES: readonly Rule[] = Object.entries(operations).map(([id, operation]) => ({
  id: id as OperationId,
  operation,
  pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '(\\d{1,19})')}$`),
}));

/**
 * @param path as it came over the wire below `/api/grow`, without the query; nothing is decoded or normalised, so that
 * every other spelling of a path is simply a path that is not in the list
 * @returns the request, or the methods that this path would take, or null for a path that nobody knows
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
