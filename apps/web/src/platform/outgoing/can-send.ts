import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';

/**
 * Checks whether a write can be sent now. It runs before the first byte, so that a write that cannot leave is known not
 * to have left.
 * @param owner firm and person on whose behalf it is sent
 */
export async function checkCanSend(owner: string): Promise<'yes' | 'no-network' | 'signed-out'> {
  if (!navigator.onLine) return 'no-network';
  try {
    // Automatic sending is no activity of the user: it must not prolong the session.
    const session = await callDesk('GET /auth/session', { query: { slide: 'false' } });
    if (!session.authenticated) return 'signed-out';
    return owner === `${session.firm.id}.${session.personId}` ? 'yes' : 'signed-out';
  } catch (error) {
    return asHttpProblem(error).code === 'offline' ? 'no-network' : 'yes';
  }
}
