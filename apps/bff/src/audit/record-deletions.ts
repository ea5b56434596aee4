import type { CallAs } from '../grow/client/call-as.ts';
import type { WireResponse } from '../grow/client/http-transport.ts';
import { ProblemError } from '../problem.ts';
import { matchOperation } from '../grow/client/match-operation.ts';
import type { Audit } from './audit-log.ts';
import type { RequestContext } from './request-context.ts';

/** Records deletions in Grow in the audit log. They bypass the outbox, because they can be repeated. */
export function auditDeletions(callAs: CallAs, audit: Audit, about: () => RequestContext): CallAs {
  return (grantId, request) => (request.method === 'DELETE' ? removal(grantId, request) : callAs(grantId, request));

  async function removal(...[grantId, request]: Parameters<CallAs>): Promise<WireResponse> {
    try {
      const answer = await callAs(grantId, request);
      await recordOutcome(request, outcomeOf(answer.status));
      return answer;
    } catch (error) {
      // Any other error means that nothing was sent.
      if (error instanceof ProblemError && error.code === 'outcome-unknown') await recordOutcome(request, 'unknown');
      throw error;
    }
  }

  async function recordOutcome({ path, person: name = '' }: Parameters<CallAs>[1], outcome: string): Promise<void> {
    const [firm, person] = name.split('/');
    const allowed = matchOperation('DELETE', path);
    const action = allowed !== null && 'id' in allowed ? allowed.id : 'none';
    await audit.record({ event: 'written', outcome, person, firm, action, target: path, ...about() });
  }
}

/** Redirects and 5xx responses are `unknown`: the deletion may have been done before. */
function outcomeOf(status: number): string {
  if (status < 300) return 'confirmed';
  return status >= 400 && status < 500 ? 'rejected' : 'unknown';
}
