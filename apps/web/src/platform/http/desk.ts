import type { AnswerOf, BodyOf, DeskOperation, QueryOf } from '@intake-desk/desk-api/operations';
import { http } from './http.ts';
import { answerLocally } from './local-answers.ts';

/** What fills in the path, the query and the body of an operation. */
type Target<Key extends DeskOperation> = {
  /** Pairs keep their order. */
  query?: URLSearchParams | Partial<Record<QueryOf<Key>, string>>;
  signal?: AbortSignal | undefined;
  /** For small requests that must arrive even if the page closes immediately. */
  keepalive?: boolean;
} & (Key extends `${string}{id}${string}` ? { id: number | string } : { id?: never }) &
  (Key extends `${string}{key}${string}` ? { key: string } : { key?: never }) &
  (BodyOf<Key> extends undefined ? { body?: never } : { body: BodyOf<Key> });

/**
 * Calls an operation of our own API, or answers it from memory. Types come from the operations table, which is not part
 * of the bundle.
 * @param key method and path of the operation
 * @throws {HttpProblem}
 */
export async function callDesk<Key extends DeskOperation>(
  key: Key,
  ...[target]: Record<never, never> extends Target<Key> ? [Target<Key>?] : [Target<Key>]
): Promise<AnswerOf<Key>>;
export async function callDesk(
  key: DeskOperation,
  {
    id,
    key: idempotencyKey = '',
    query,
    ...options
  }: Partial<Omit<Target<'PUT /api/desk/leads/{id}/verdict'>, 'body' | 'key'>> & { key?: string; body?: unknown } = {},
): Promise<unknown> {
  const [method = '', template = ''] = key.split(' ');
  const parameters = new URLSearchParams(query);
  // A request that must arrive while the page closes is sent without any wait.
  const local = answerLocally(key, parameters);
  const known = local === undefined ? null : await local;
  if (known !== null) return known;
  const search = parameters.toString();
  const path = template.replace('{id}', encodeURIComponent(String(id ?? ''))).replace('{key}', idempotencyKey);
  return http(search === '' ? path : `${path}?${search}`, { method, ...options });
}
