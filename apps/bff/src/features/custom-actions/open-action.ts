import type { CustomActionClick } from '@intake-desk/desk-api/custom-action-open';
import { subjectMatter } from '@intake-desk/desk-api/subject-matter';
import type { CallAs } from '../../grow/client/call-as.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';
import { confirmClick } from './confirm-click.ts';

/**
 * Checks who clicked in Clio's menu on which matter, and whether Clio confirms the click. The nonce is spent only after
 * all other checks pass, so another person's click stays valid for that person.
 * @param callAs not deduplicated: two clicks must never share a response
 */
export function openAction(callAs: CallAs): DeskHandlers<'POST /api/desk/actions/open'> {
  return {
    'POST /api/desk/actions/open': async ({ session, body: click, response }) => {
      const matter = matterOf(click);
      if (click.userId !== undefined && click.userId !== session.person)
        throw new ProblemError('click-of-another-person');
      const gone = new AbortController();
      response.once('close', () => gone.abort(new ProblemError('grow-unavailable')));
      await confirmClick(callAs, session, { nonce: click.nonce, matter }, gone.signal);
      return { data: { matter } };
    },
  };
}

function matterOf({ subjectUrl }: CustomActionClick): string | null {
  if (subjectUrl === undefined) return null;
  const matter = subjectMatter(subjectUrl);
  if (matter === null) throw new ProblemError('bad-request', { detail: 'subjectUrl doesn’t name a matter.' });
  return matter;
}
