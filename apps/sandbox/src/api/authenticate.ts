import type { RequestHandler } from 'express';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import { identify } from '../behavior/request-log.ts';
import { knownScopes, scopeWords } from '../behavior/scopes.ts';
import type { Clock } from '../clock.ts';
import type { Sql } from '../data/database/sql.ts';
import { secretHash } from '../behavior/secret.ts';
import type { Caller } from './call.ts';

interface Columns {
  client_id: string;
  user_id: number;
  firm_id: number;
  scope: string;
  expires_at: number;
  dead: number;
  revoked: number;
  active: number;
}

const SELECT = `SELECT grants.client_id, grants.user_id, grants.scope, grants.revoked, users.firm_id, users.active, tokens.expires_at, tokens.dead
  FROM tokens JOIN grants ON grants.id = tokens.grant_id JOIN users ON users.id = grants.user_id
  WHERE tokens.hash = ? AND tokens.kind = 'access'`;

/**
 * Identifies the caller by the bearer token.
 * @see RFC 6750 §2.1; Clio developer documentation, "FAQ", on the causes of 401
 */
export function authenticate({ sql, clock }: { sql: Sql; clock: Clock }): RequestHandler {
  return (request, response, next) => {
    const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(request.get('authorization') ?? '')?.[1];
    if (token === undefined) throw refuse('The Authorization header must be Bearer and an access token.');
    const row = sql.get<Columns>(SELECT, secretHash(token));
    if (row === undefined) throw refuse('The access token is not known here.');
    if (row.dead === 1 || row.revoked === 1) throw refuse('The access token has been revoked.');
    if (row.active === 0) throw refuse('The person of this access token has been deactivated.');
    if (row.expires_at <= clock.now()) throw refuse('The access token has expired.');
    const caller: Caller = {
      application: row.client_id,
      user: row.user_id,
      firm: row.firm_id,
      scopes: knownScopes(scopeWords(row.scope)),
    };
    identify(response, caller.application, caller.user);
    response.locals.caller = caller;
    next();
  };
}

function refuse(message: string): GrowApiError {
  return new GrowApiError(401, message);
}
