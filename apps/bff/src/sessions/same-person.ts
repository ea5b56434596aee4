import type { Request, RequestHandler } from 'express';
import { PERSON_HEADER } from '@intake-desk/desk-api/headers';
import { ProblemError } from '../problem.ts';
import { sessionOf } from './current-session.ts';
import type { SignedInSession } from './session-data.ts';

/** For pages that were loaded before an update. */
const OLD_PAGE = 'This page is older than Intake Desk. Nothing was saved; load it again.';

/**
 * Refuses a request from a page that shows another person than the one who is signed in now: another window may have
 * signed in meanwhile. A browser's write must name its person; scripts without a page need not.
 * @throws ProblemError other-person
 */
export function requireSamePerson(request: Request, { firm, person }: SignedInSession): void {
  const shown = request.get(PERSON_HEADER);
  if (shown === `${firm}/${person}`) return;
  if (shown !== undefined) throw new ProblemError('other-person');
  if (request.method !== 'GET' && isFromPage(request)) throw new ProblemError('other-person', { title: OLD_PAGE });
}

/** The same for a route that also serves people who are not signed in. */
export const samePerson: RequestHandler = (request, response, next) => {
  const session = sessionOf(response);
  if (session !== null) requireSamePerson(request, session);
  next();
};

/** Browsers name their site, and at least the origin of a write. */
function isFromPage(request: Request): boolean {
  return request.get('sec-fetch-site') !== undefined || request.get('origin') !== undefined;
}
