import { operations, type Operation, type OperationId } from '@intake-desk/grow-api/operations';

/** One thing that the browser may ask of Grow. */
export interface AllowedRequest {
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
export function allowedRequest(method: string, path: string): AllowedRequest | { allow: string[] } | null {
  const known = RULES.filter(({ pattern }) => pattern.test(path));
  const rule = known.find(({ operation }) => operation.method === method);
  if (rule !== undefined) {
    const ids = rule.pattern.exec(path)?.slice(1) ?? [];
    const filled = rule.operation.path.replace(/\{\w+\}/g, () => ids.shift() ?? '');
    return { id: rule.id, operation: rule.operation, path: filled };
  }
  return known.length === 0 ? null : { allow: known.map(({ operation }) => operation.method) };
}
