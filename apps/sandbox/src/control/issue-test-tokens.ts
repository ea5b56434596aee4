import { z } from 'zod/mini';
import { scopeWords } from '../behavior/scopes.ts';
import { listPeople } from '../data/database/people.ts';
import { findApplication } from '../oauth/applications.ts';
import { createGrant, issueTokens, type OAuthDeps, type TokenResponse } from '../oauth/issue-tokens.ts';
import { ControlError } from './control-error.ts';

/** `user` is an id of `GET …/people`; without `scope` the application's full permissions are granted. */
export const tokenOrder = z.strictObject({
  client_id: z.string(),
  user: z.union([z.string(), z.int()]),
  scope: z.optional(z.string()),
});

/** Issues tokens without the consent page, for tests. */
export function issueTestTokens(parts: OAuthDeps, order: z.infer<typeof tokenOrder>): TokenResponse {
  const application = findApplication(parts.sql, order.client_id);
  if (application === null) throw new ControlError(`There is no application ${order.client_id}.`, 404);
  const person = listPeople(parts.sql, application.firm).find(({ id }) => String(id) === String(order.user));
  if (person === undefined) throw new ControlError(`There is no person ${order.user}.`, 404);
  const words = order.scope === undefined ? application.scopes : scopeWords(order.scope);
  const bad = words.find((word) => !application.scopes.some((scope) => scope === word));
  if (bad !== undefined) throw new ControlError(`The application has no permission named ${bad}.`);
  return parts.sql.transaction(() =>
    issueTokens(parts, createGrant(parts, order.client_id, person.id, words.join(' '))),
  );
}
