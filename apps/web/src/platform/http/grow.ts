import type { ResponseOf, RequestBodyOf, OperationId, operations } from '@intake-desk/grow-api/operations';
import type { QueryParameter } from '@intake-desk/grow-api/query';
import { faultTexts } from '#src/texts/faults.ts';
import { recordData } from './first-data.ts';
import { http } from './http.ts';
import { HttpProblem } from './http-problem.ts';

type Table = typeof operations;
type At<Method extends string, Path> = {
  [Id in OperationId]: Table[Id] extends { method: Method; path: Path } ? Id : never;
}[OperationId];
type PathOf<Method extends string> = Extract<Table[OperationId], { method: Method }>['path'];

interface Target {
  /** Fills the `{…}` of the path. */
  id?: string | number;
  /** An array repeats its parameter, as `ids[]` requires. */
  query?: Partial<Record<QueryParameter, string | readonly string[] | undefined>>;
  signal?: AbortSignal | undefined;
}

/**
 * Fetches from Grow through the proxy. Types come from the operations table, which is not part of the bundle.
 * @throws {HttpProblem}
 */
export async function growGet<Path extends PathOf<'GET'>>(
  path: Path,
  target: Target = {},
): Promise<ResponseOf<At<'GET', Path>>> {
  const answer = await http(address(path, target), { signal: target.signal });
  requireEnvelope(answer);
  recordData();
  return answer as ResponseOf<At<'GET', Path>>;
}

/**
 * Creates a record in Grow through the proxy.
 * @param idempotencyKey the same key with the same draft creates one record, however often it is sent
 * @throws {HttpProblem} code `outcome-unknown` if Grow's response was lost, `no-answer` if the server's was
 */
export async function growPost<Path extends PathOf<'POST'>>(
  path: Path,
  draft: RequestBodyOf<At<'POST', Path>>,
  idempotencyKey: string,
  target: Target = {},
): Promise<ResponseOf<At<'POST', Path>>> {
  const answer = await http(address(path, target), { method: 'POST', body: { data: draft }, idempotencyKey });
  requireEnvelope(answer, 'no-answer');
  recordData();
  return answer as ResponseOf<At<'POST', Path>>;
}

/**
 * Deletes a record in Grow through the proxy.
 * @throws {HttpProblem}
 */
export async function growDelete(path: PathOf<'DELETE'>, id: number): Promise<void> {
  await http(address(path, { id }), { method: 'DELETE' });
  recordData();
}

function address(template: string, { id, query = {} }: Target): string {
  const path = template.replace(/\{\w+\}/, encodeURIComponent(String(id ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one) search.append(name, one);
  }
  return `/api/grow${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

function requireEnvelope(answer: unknown, code = 'grow-garbled'): void {
  if (typeof answer === 'object' && answer !== null && 'data' in answer) return;
  throw new HttpProblem({
    title: faultTexts.clioUnreadable,
    code,
    status: 502,
  });
}
