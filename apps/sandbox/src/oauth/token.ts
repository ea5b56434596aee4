import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { identify } from '../behavior/request-log.ts';
import { type Application, authenticateApplication } from './applications.ts';
import { basicCredentials } from './client-credentials.ts';
import { formFields } from './form-fields.ts';
import { issueTokens, type OAuthDeps, revokeGrant, type TokenResponse } from './issue-tokens.ts';
import { OAuthError } from './oauth-error.ts';
import { secretHash } from '../behavior/secret.ts';

type Fields = Partial<Record<string, string>>;

/**
 * Handles the token endpoint: exchanges a code or a refresh token.
 * @see RFC 6749 §4.1.3, §6; RFC 7636 §4.6; Clio developer documentation, "FAQ" on rotation
 */
export function token(parts: OAuthDeps): RequestHandler {
  return (request, response) => {
    const fields = formFields(request);
    const application = authenticated(parts, request, fields);
    identify(response, application.clientId, null);
    const answer = grantFor(parts, application, fields);
    response.setHeader('Cache-Control', 'no-store');
    response.status(200).json(answer);
  };
}

function authenticated({ sql }: OAuthDeps, request: Request, fields: Fields): Application {
  const basic = basicCredentials(request);
  const clientId = basic?.clientId ?? fields.client_id ?? '';
  const application = authenticateApplication(sql, clientId, basic?.secret ?? fields.client_secret ?? '');
  if (application === null) throw new OAuthError('invalid_client', 'client_id or client_secret is wrong.', 401);
  return application;
}

function grantFor(parts: OAuthDeps, application: Application, fields: Fields): TokenResponse {
  switch (fields.grant_type) {
    case 'authorization_code':
      return exchangeCode(parts, application, fields);
    case 'refresh_token':
      return refresh(parts, application, fields);
    case undefined:
      throw new OAuthError('invalid_request', 'grant_type is missing.');
    default:
      throw new OAuthError('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token.');
  }
}

interface CodeColumns {
  grant_id: number;
  client_id: string;
  redirect_uri: string;
  code_challenge: string | null;
  expires_at: number;
  used: number;
  revoked: number;
  active: number;
}

function exchangeCode(parts: OAuthDeps, { clientId }: Application, fields: Fields): TokenResponse {
  const { sql, clock } = parts;
  if (fields.code === undefined) throw new OAuthError('invalid_request', 'code is missing.');
  const hash = secretHash(fields.code);
  const row = sql.get<CodeColumns>(
    `SELECT authorization_codes.*, client_id, revoked, active FROM authorization_codes
     JOIN grants ON grants.id = grant_id JOIN users ON users.id = user_id WHERE hash = ?`,
    hash,
  );
  if (row === undefined || row.client_id !== clientId) throw new OAuthError('invalid_grant', 'The code is not known.');
  if (row.active === 0) throw deactivated();
  if (row.used === 1) {
    // A code used twice may be stolen, so the tokens of its first use are revoked (RFC 6749 §4.1.2).
    revokeGrant(parts, row.grant_id);
    throw new OAuthError('invalid_grant', 'The code was used already.');
  }
  if (row.expires_at <= clock.now()) throw new OAuthError('invalid_grant', 'The code is older than 10 minutes.');
  if (row.redirect_uri !== fields.redirect_uri) throw new OAuthError('invalid_grant', 'redirect_uri does not match.');
  if (!verifies(row.code_challenge, fields.code_verifier)) {
    throw new OAuthError('invalid_grant', 'code_verifier does not match.');
  }
  return sql.transaction(() => {
    sql.run('UPDATE authorization_codes SET used = 1 WHERE hash = ?', hash);
    return issueTokens(parts, row.grant_id);
  });
}

function verifies(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return true;
  if (verifier === undefined || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

interface RefreshColumns {
  grant_id: number;
  client_id: string;
  dead: number;
  revoked: number;
  active: number;
}

function refresh(parts: OAuthDeps, { clientId }: Application, fields: Fields): TokenResponse {
  const { sql, switches } = parts;
  if (fields.refresh_token === undefined) throw new OAuthError('invalid_request', 'refresh_token is missing.');
  const hash = secretHash(fields.refresh_token);
  const row = sql.get<RefreshColumns>(
    `SELECT grant_id, client_id, dead, revoked, active FROM tokens
     JOIN grants ON grants.id = grant_id JOIN users ON users.id = user_id WHERE hash = ? AND kind = 'refresh'`,
    hash,
  );
  if (row === undefined || row.client_id !== clientId || row.revoked === 1) {
    throw new OAuthError('invalid_grant', 'The refresh token is not known or was revoked.');
  }
  if (row.active === 0) throw deactivated();
  if (row.dead === 1) {
    if (switches.values.refresh_reuse === 'family_revoked') revokeGrant(parts, row.grant_id);
    throw new OAuthError('invalid_grant', 'The refresh token was used already.');
  }
  return sql.transaction(() => {
    sql.run('UPDATE tokens SET dead = 1 WHERE hash = ?', hash);
    if (switches.values.access_token_on_refresh === 'revoked') {
      sql.run(`UPDATE tokens SET dead = 1 WHERE grant_id = ? AND kind = 'access'`, row.grant_id);
    }
    return issueTokens(parts, row.grant_id);
  });
}

function deactivated(): OAuthError {
  return new OAuthError('invalid_grant', 'The person has been deactivated.');
}
