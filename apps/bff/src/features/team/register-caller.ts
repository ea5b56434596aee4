import type { Colleague } from '@intake-desk/desk-api/triage';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Colleagues } from './colleagues.ts';

/**
 * Stores the caller's current name, so that colleagues see it.
 * @throws ProblemError session-expired
 */
export type RegisterCaller = (session: SignedInSession) => Promise<Colleague>;

export function createRegisterCaller(grants: GrantStore, colleagues: Colleagues): RegisterCaller {
  return async ({ firm, person, grant }) => {
    const found = await grants.load(grant);
    if (found === null) throw new ProblemError('session-expired');
    const caller = { id: person, name: found.record.person.displayName };
    await colleagues.upsert(firm, caller);
    return caller;
  };
}
