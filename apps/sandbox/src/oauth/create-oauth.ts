import express, { type ErrorRequestHandler, Router } from 'express';
import { authorize } from './authorize.ts';
import type { OAuthDeps } from './issue-tokens.ts';
import { OAuthError } from './oauth-error.ts';
import { revoke } from './revoke.ts';
import { token } from './token.ts';

/** Creates the router below `/oauth`. @see Clio developer documentation, "Authorization" */
export function createOauth(parts: OAuthDeps): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '64kb' }));
  router.use(authorize(parts));
  router.post('/token', token(parts));
  router.post('/revoke', revoke(parts));
  router.use((request) => {
    throw new OAuthError('invalid_request', `${request.method} /oauth${request.path} is not emulated.`, 501);
  });
  router.use(oauthErrors);
  return router;
}

/** @see RFC 6749 §5.2 */
const oauthErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const known = error instanceof OAuthError;
  const status = known ? error.status : (error as { status?: unknown }).status;
  if (typeof status !== 'number' || status === 500 || response.headersSent) {
    next(error);
    return;
  }
  response.setHeader('Cache-Control', 'no-store');
  const description = known ? error.message : 'The request could not be read.';
  response.status(status).json({ error: known ? error.code : 'invalid_request', error_description: description });
};
