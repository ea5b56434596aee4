import type { SessionView } from '@intake-desk/desk-api/session';
import { http } from '#src/platform/http/http.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';

/**
 * Whether something may be sent now: asked before a byte of it leaves, so that what could not leave is known not to have left.
 * @param owner firm and person that it is sent for
 */
export async function checkCanSend(owner: string): Promise<'yes' | 'no-network' | 'signed-out'> {
  if (!navigator.onLine) return 'no-network';
  try {
    // Sending by itself is no use of the desk: it must not prolong the session.
    const session = (await http('/auth/session?slide=false')) as SessionView;
    if (!session.authenticated) return 'signed-out';
    return owner === `${session.firm.id}.${session.personId}` ? 'yes' : 'signed-out';
  } catch (error) {
    return asHttpProblem(error).code === 'offline' ? 'no-network' : 'yes';
  }
}
