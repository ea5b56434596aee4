import type { RequestHandler } from 'express';
import { spendNonce } from '../behavior/custom-action-nonce.ts';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import { splitAddress } from '../behavior/split-address.ts';
import type { Switches } from '../behavior/switches.ts';
import type { Clock } from '../clock.ts';
import type { Sql } from '../data/database/sql.ts';
import type { Caller } from './call.ts';
import { toId } from './conditions.ts';

/** Id that no matter has. */
const NO_MATTER = 0;

/**
 * Checks a request's `custom_action_nonce` against its click: 403 unless caller and application match. Without the
 * parameter there is no check.
 * @see Clio developer documentation, "Manage custom actions"; which requests may carry it is not documented, hence the
 *   switch `nonce_subject`
 */
export function confirmClick(parts: { sql: Sql; clock: Clock; switches: Switches }): RequestHandler {
  return (request, response, next) => {
    const { path, search } = splitAddress(request.originalUrl);
    const nonces = new URLSearchParams(search).getAll('custom_action_nonce');
    const { application, user } = response.locals.caller as Caller;
    const own = parts.switches.values.nonce_subject === 'own';
    const matter = own ? matterOf(request.method, path) : null;
    const faults = nonces.map((nonce) => spendNonce(parts, nonce, { application, person: user, matter }));
    const fault = nonces.length > 1 ? 'custom_action_nonce is given more than once.' : (faults[0] ?? null);
    if (fault !== null) throw new GrowApiError(403, fault);
    next();
  };
}

/** Returns the matter that a request reads. */
function matterOf(method: string, path: string): number {
  const id = /\/matters\/(\d{1,19})$/.exec(path)?.[1];
  return method === 'GET' && id !== undefined ? toId(id) : NO_MATTER;
}
