import type { Switches } from '../behavior/switches.ts';
import type { Clock } from '../clock.ts';
import type { Sql } from '../data/database/sql.ts';
import { randomSecret, secretHash } from '../behavior/secret.ts';

/** Dependencies of the OAuth endpoints. */
export interface OAuthDeps {
  sql: Sql;
  clock: Clock;
  switches: Switches;
}

/** Successful response of the token endpoint. @see RFC 6749 §5.1 */
export interface TokenResponse {
  access_token: string;
  refresh_token: string;
  token_type: 'Bearer';
  expires_in: number;
  scope?: string;
}

/** 24 hours. @see Clio developer documentation, "FAQ" */
export const ACCESS_TOKEN_SECONDS = 86_400;

/** Creates a grant: a person's consent to an application. @returns its id */
export function createGrant({ sql }: OAuthDeps, clientId: string, user: number, scope: string): number {
  return sql.run('INSERT INTO grants (client_id, user_id, scope) VALUES (?, ?, ?)', clientId, user, scope).id;
}

/** Issues an access and a refresh token for a grant. Only their hashes are stored. */
export function issueTokens({ sql, clock, switches }: OAuthDeps, grant: number): TokenResponse {
  const now = clock.now();
  const expiresAt = now + ACCESS_TOKEN_SECONDS * 1000;
  const row = sql.get<{ scope: string; user_id: number }>('SELECT scope, user_id FROM grants WHERE id = ?', grant);
  const access = accessToken(row?.user_id ?? 0, now, expiresAt);
  const refresh = randomSecret();
  const insert = 'INSERT INTO tokens (hash, grant_id, kind, expires_at) VALUES (?, ?, ?, ?)';
  sql.run(insert, secretHash(access), grant, 'access', expiresAt);
  sql.run(insert, secretHash(refresh), grant, 'refresh', null);
  return {
    access_token: access,
    refresh_token: refresh,
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    ...(switches.values.token_scope === 'present' && { scope: row?.scope ?? '' }),
  };
}

/**
 * Creates a token with three parts like a JWT, but without a scope claim, as Grow does: it does not reveal permissions.
 */
function accessToken(user: number, now: number, expiresAt: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = (moment: number) => Math.floor(moment / 1000);
  const claims = { sub: String(user), iat: seconds(now), exp: seconds(expiresAt), jti: randomSecret().slice(0, 16) };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${randomSecret()}`;
}

/** Revokes a grant with all its tokens. */
export function revokeGrant({ sql }: OAuthDeps, grant: number): void {
  sql.run('UPDATE grants SET revoked = 1 WHERE id = ?', grant);
}
