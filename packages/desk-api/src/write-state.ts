/**
 * What became of a write to Clio. `none`: the server never saw it, or nothing was written and the same key may be sent
 * again · `in-flight`: being sent · `unknown`: sent without a response, and being looked for in Clio · `confirmed` and
 * `rejected`: Clio's response is stored; the same request with the same key returns it · `similar`: not found in Clio, but
 * an entry much like it is there · `absent`: not in Clio
 */
export type WriteState = 'none' | 'in-flight' | 'unknown' | 'confirmed' | 'rejected' | 'similar' | 'absent';

/** Response of `GET /api/desk/writes/{key}`. */
export interface WriteStateAnswer {
  state: WriteState;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True for a UUID, in any case: the form of all idempotency keys. */
export function isIdempotencyKey(given: string): boolean {
  return UUID.test(given);
}
