import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { requireAccess } from './require-access.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';

/**
 * Checks that a person may see what our team wrote about a lead. It takes the right to read the lead itself.
 * @throws ProblemError if access is refused
 */
export type RequireLeadAccess = (session: SignedInSession, lead: number) => Promise<void>;

export function createRequireLeadAccess(mirror: Mirror | null, callAs: CallAs): RequireLeadAccess {
  return async (session, lead) => {
    if (mirror !== null) {
      await mirror.ready();
      requireAccess(await mirror.access.check(session, 'lead'));
      const isWhole = mirror.syncOf(session.firm).freshness('untriaged').complete;
      if (isWhole && (await mirror.store.find(session.firm, 'lead', lead)) === null)
        throw new ProblemError('not-found');
      return;
    }
    // Without a mirror, no earlier check has established that this person may read leads.
    const { firm, person, grant } = session;
    const answer = await callAs(grant, { method: 'GET', path: `/inbox_leads/${lead}`, person: `${firm}/${person}` });
    if (answer.status !== 200) throw growProblem(answer, false);
  };
}
