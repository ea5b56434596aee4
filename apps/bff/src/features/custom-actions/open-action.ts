import type { RequestHandler } from 'express';
import { customActionClick, type CustomActionClick, type OpenedAction } from '@intake-desk/desk-api/custom-action-open';
import { subjectMatter } from '@intake-desk/desk-api/subject-matter';
import type { Config } from '../../config/config.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import { confirmClick } from './confirm-click.ts';

/** Route on which the page of {@link actionPage} has its click confirmed. */
export const OPEN_ACTION_PATH = '/api/desk/actions/open';

interface Deps {
  config: Config;
  /** Not deduplicated: two clicks must never share a response. */
  callAs: CallAs;
}

/**
 * `POST /api/desk/actions/open`: checks who clicked on which matter, and whether Clio confirms the click. The nonce is
 * spent only after all other checks pass, so another person's click stays valid for that person.
 */
export function openAction({ config, callAs }: Deps): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = OPEN_ACTION_PATH;
    if (request.method !== 'POST') {
      response.set('Allow', 'POST');
      throw new ProblemError('method-not-allowed');
    }
    const session = requireSession(request, response, config);
    const click = readClick(request.body);
    const matter = matterOf(click);
    if (click.userId !== undefined && click.userId !== session.person)
      throw new ProblemError('click-of-another-person');
    const gone = new AbortController();
    response.once('close', () => gone.abort(new ProblemError('grow-unavailable')));
    await confirmClick(callAs, session, { nonce: click.nonce, matter }, gone.signal);
    response.json({ data: { matter } } satisfies OpenedAction);
  };
}

function readClick(body: unknown): CustomActionClick {
  const result = customActionClick.safeParse(body);
  if (result.success) return result.data;
  throw new ProblemError('bad-request', {
    detail: `${result.error.issues[0]?.path.join('.') || 'body'} is not usable.`,
  });
}

function matterOf({ subjectUrl }: CustomActionClick): string | null {
  if (subjectUrl === undefined) return null;
  const matter = subjectMatter(subjectUrl);
  if (matter === null) throw new ProblemError('bad-request', { detail: 'subjectUrl does not end in a matter.' });
  return matter;
}
