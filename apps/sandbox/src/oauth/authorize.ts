import { type Request, type Response, Router } from 'express';
import { identify } from '../behavior/request-log.ts';
import { splitAddress } from '../behavior/split-address.ts';
import { listPeople } from '../data/database/people.ts';
import { type AuthorizationRequest, errorRedirect, readAuthorizationRequest } from './authorization-request.ts';
import { consentPage, refusalPage } from './consent-page.ts';
import { formFields } from './form-fields.ts';
import { createGrant, type OAuthDeps } from './issue-tokens.ts';
import { randomSecret, secretHash } from '../behavior/secret.ts';

const CODE_LIFE_MS = 10 * 60_000;
const ASKED = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

/**
 * Routes of the consent page and of the person's decision.
 * @see RFC 6749 §4.1.1, §4.1.2; Clio developer documentation, "Authorization" (codes live 10 minutes)
 */
export function authorize(parts: OAuthDeps): Router {
  const router = Router();
  router.get('/authorize', (request, response) => {
    const search = new URLSearchParams(splitAddress(request.originalUrl).search);
    const parameters = Object.fromEntries(search);
    const accepted = accept(parts, parameters, response);
    if (accepted === null) return;
    const people = listPeople(parts.sql, accepted.application.firm);
    const known = Object.fromEntries(Object.entries(parameters).filter(([name]) => ASKED.includes(name)));
    sendPage(response, 200, consentPage(accepted, people, known), accepted.redirectUri);
  });
  router.post('/authorize', (request, response) => {
    const fields = formFields(request);
    const accepted = accept(parts, fields, response);
    if (accepted !== null) response.redirect(302, decide(parts, accepted, fields, request, response));
  });
  return router;
}

function accept(parts: OAuthDeps, parameters: Partial<Record<string, string>>, response: Response) {
  const read = readAuthorizationRequest(parts.sql, parameters);
  if (read.kind === 'accepted') {
    identify(response, read.request.application.clientId, null);
    return read.request;
  }
  if (read.kind === 'redirect') response.redirect(302, read.location);
  else sendPage(response, 400, refusalPage(read.message), null);
  return null;
}

function decide(
  parts: OAuthDeps,
  { application, redirectUri, scopes, state, codeChallenge }: AuthorizationRequest,
  fields: Partial<Record<string, string>>,
  request: Request,
  response: Response,
): string {
  const denied = (description: string) => errorRedirect(redirectUri, state, 'access_denied', description);
  if (request.get('sec-fetch-site') === 'cross-site') return denied('The answer came from another site.');
  if (fields.decision !== 'allow') return denied('The person declined the request.');
  const person = listPeople(parts.sql, null).find(({ id }) => String(id) === fields.user);
  if (person === undefined) return denied('No user was chosen.');
  if (application.firm !== null && application.firm !== person.firm) return denied('Private application access denied');
  identify(response, application.clientId, person.id);
  const code = randomSecret();
  parts.sql.transaction(() => {
    const grant = createGrant(parts, application.clientId, person.id, scopes.join(' '));
    parts.sql.run(
      'INSERT INTO authorization_codes (hash, grant_id, redirect_uri, code_challenge, expires_at) VALUES (?, ?, ?, ?, ?)',
      secretHash(code),
      grant,
      redirectUri,
      codeChallenge ?? null,
      parts.clock.now() + CODE_LIFE_MS,
    );
  });
  const location = new URL(redirectUri);
  location.searchParams.set('code', code);
  if (state !== undefined) location.searchParams.set('state', state);
  return location.href;
}

/**
 * Chromium applies `form-action` to the redirect after the form as well, so the policy includes the application's
 * origin.
 */
function sendPage(response: Response, status: number, html: string, redirectUri: string | null): void {
  const target = redirectUri === null ? '' : ` ${new URL(redirectUri).origin}`;
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'self'; img-src data:; form-action 'self'${target}; base-uri 'none'; frame-ancestors 'none'`,
  );
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  response.status(status).type('html').send(html);
}
