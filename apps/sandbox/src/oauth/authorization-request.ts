import { SCOPES, type Scope } from '@intake-desk/grow-api/scope';
import { scopeWords } from '../behavior/scopes.ts';
import type { Sql } from '../data/database/sql.ts';
import { type Application, findApplication } from './applications.ts';
import { acceptsRedirect } from './redirect-uri.ts';

/** A valid authorization request, ready for consent. */
export interface AuthorizationRequest {
  application: Application;
  redirectUri: string;
  scopes: Scope[];
  state: string | undefined;
  codeChallenge: string | undefined;
}

/**
 * `refused`: shown to the person, because the redirect address is not trusted. `redirect`: reported to the application.
 */
export type ReadRequest =
  | { kind: 'accepted'; request: AuthorizationRequest }
  | { kind: 'redirect'; location: string }
  | { kind: 'refused'; message: string };

type Parameters = Partial<Record<string, string>>;

/**
 * Parses the parameters of `/oauth/authorize`.
 * @see RFC 6749 §4.1.1, §4.1.2.1; RFC 7636 §4.3 (only S256 is taken); Clio developer documentation, "Authorization"
 */
export function readAuthorizationRequest(sql: Sql, parameters: Parameters): ReadRequest {
  const application = findApplication(sql, parameters.client_id ?? '');
  if (application === null) return { kind: 'refused', message: 'The client_id is not that of a known application.' };
  const redirectUri = parameters.redirect_uri ?? '';
  if (!acceptsRedirect(application, redirectUri)) {
    const message = 'The redirect_uri is not one that the application registered. It must match exactly.';
    return { kind: 'refused', message };
  }
  const { state, code_challenge: codeChallenge } = parameters;
  const words = scopeWords(parameters.scope ?? '');
  const fault = faultOf(parameters, application, words);
  if (fault !== null) return { kind: 'redirect', location: errorRedirect(redirectUri, state, ...fault) };
  const scopes = SCOPES.filter((scope) => words.includes(scope));
  return { kind: 'accepted', request: { application, redirectUri, scopes, state, codeChallenge } };
}

/** Returns the application's redirect address with an error. @see RFC 6749 §4.1.2.1 */
export function errorRedirect(
  redirectUri: string,
  state: string | undefined,
  error: string,
  description: string,
): string {
  const location = new URL(redirectUri);
  location.searchParams.set('error', error);
  location.searchParams.set('error_description', description);
  if (state !== undefined) location.searchParams.set('state', state);
  return location.href;
}

function faultOf(parameters: Parameters, application: Application, words: string[]): [string, string] | null {
  if (parameters.response_type !== 'code') return ['unsupported_response_type', 'response_type must be code.'];
  const { code_challenge: challenge, code_challenge_method: method } = parameters;
  if (challenge !== undefined && (method !== 'S256' || !/^[\w-]{43}$/.test(challenge))) {
    return ['invalid_request', 'code_challenge_method must be S256 and code_challenge a SHA-256 in base64url.'];
  }
  if (challenge === undefined && application.requiresPkce) {
    return ['invalid_request', 'The application uses PKCE: code_challenge is missing.'];
  }
  if (challenge === undefined && method !== undefined) return ['invalid_request', 'code_challenge is missing.'];
  if (words.length === 0) return ['invalid_scope', 'scope is missing.'];
  const bad = words.find((word) => !application.scopes.some((scope) => scope === word));
  return bad === undefined ? null : ['invalid_scope', `The application has no permission named ${bad.slice(0, 60)}.`];
}
