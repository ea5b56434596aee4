import type { RequestHandler } from 'express';
import { identify } from '../behavior/request-log.ts';
import { authenticateApplication } from './applications.ts';
import { basicCredentials } from './client-credentials.ts';
import { formFields } from './form-fields.ts';
import { type OAuthDeps, revokeGrant } from './issue-tokens.ts';
import { OAuthError } from './oauth-error.ts';
import { secretHash } from '../behavior/secret.ts';

/**
 * Revokes the grant of an access or refresh token. An unknown token is accepted too.
 * @see RFC 7009 §2.1, §2.2; Clio developer documentation, "Authorization": HTTP Basic with the application's
 *   credentials
 */
export function revoke(parts: OAuthDeps): RequestHandler {
  return (request, response) => {
    const basic = basicCredentials(request);
    const application = basic && authenticateApplication(parts.sql, basic.clientId, basic.secret);
    if (!application) {
      response.setHeader('WWW-Authenticate', 'Basic realm="Clio Grow sandbox"');
      throw new OAuthError('invalid_client', 'HTTP Basic with client_id and client_secret is needed.', 401);
    }
    identify(response, application.clientId, null);
    const { token } = formFields(request);
    if (token === undefined) throw new OAuthError('invalid_request', 'token is missing.');
    const row = parts.sql.get<{ grant_id: number }>(
      'SELECT grant_id FROM tokens JOIN grants ON grants.id = grant_id WHERE hash = ? AND client_id = ?',
      secretHash(token),
      application.clientId,
    );
    if (row !== undefined) revokeGrant(parts, row.grant_id);
    response.status(200).json({});
  };
}
