import { z } from 'zod/mini';
import type { Operation } from '@intake-desk/grow-api/operations';
import { parseQuery } from '@intake-desk/grow-api/query';
import { ProblemError } from '../../problem.ts';

/** Valid query parameters, in the order of the table. */
export type Query = [name: string, value: string][];

/**
 * Parses and validates the query string before anything is sent.
 * @throws ProblemError bad-request that names the parameter
 */
export function readProxyQuery(operation: Operation, search: string): Query {
  const { values, unknown, faults } = parseQuery(
    new URLSearchParams(search),
    operation.query,
    operation.required ?? [],
  );
  const [fault] = faults;
  if (unknown.length > 0) throw new ProblemError('bad-request', { detail: 'Unknown query parameter.' });
  if (fault !== undefined) {
    throw new ProblemError('bad-request', { detail: `${fault.parameter} ${fault.message}` });
  }
  return operation.query.flatMap((name): Query => {
    const value = values[name];
    if (value === undefined) return [];
    return typeof value === 'string' ? [[name, value]] : value.map((item) => [name, item]);
  });
}

/**
 * Validates the body against the draft; only fields of the draft are sent.
 * @returns JSON text, or undefined for an operation without a body
 * @throws ProblemError bad-request that names the field
 */
export function readProxyBody(operation: Operation, body: unknown): string | undefined {
  if (operation.body === undefined) {
    if (body === undefined) return undefined;
    throw new ProblemError('bad-request', { detail: 'This request has no body.' });
  }
  const result = z.strictObject({ data: operation.body }).safeParse(body);
  if (result.success) return JSON.stringify(result.data);
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new ProblemError('bad-request', {
    detail: `${field === '' ? 'body' : field}: ${issue?.message ?? 'not valid'}`,
  });
}
