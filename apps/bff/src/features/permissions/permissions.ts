import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Permission } from '@intake-desk/desk-api/operations';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import type { Config } from '../../config/config.ts';
import { isIntakeManager } from '../../config/intake-managers.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import type { CheckPermission } from '../../http/desk-router.ts';
import type { AccessDecision } from '../../mirror/access/access-cache.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { ScopeCache } from '../../grow/client/scope-cache.ts';

export interface Permissions {
  check: CheckPermission;
  /** Decides from what is known already, for events. */
  canRead(session: SignedInSession, kind: RecordKind): boolean;
  /** @throws ProblemError grow-forbidden with the missing scope */
  requireRead(session: SignedInSession, kind: RecordKind): Promise<void>;
  /** @throws ProblemError if the person may not read this lead */
  requireLead(session: SignedInSession, lead: number): Promise<void>;
  /** Whether the person is an intake manager. @throws ProblemError session-expired */
  mayManageIntake(session: SignedInSession): Promise<boolean>;
}

interface Deps {
  config: Config;
  grants: GrantStore;
  /** Null when the mirror is off. */
  mirror: Mirror | null;
  callAs: CallAs;
  scopes: ScopeCache;
}

const READ_SCOPES = {
  lead: 'grow_lead_inbox_read',
  contact: 'grow_contact_read',
  matter: 'grow_matter_read',
} as const;

/** Decides what each caller may do. Grow's responses to their own token decide about records. */
export function createPermissions({ config, grants, mirror, callAs, scopes }: Deps): Permissions {
  // Without a mirror only Grow's refusals tell.
  const isRefused = ({ grant }: SignedInSession, kind: RecordKind): boolean =>
    scopes.states(grant).some(({ scope, state }) => scope === READ_SCOPES[kind] && state === 'missing');

  const requireRead: Permissions['requireRead'] = async (session, kind) => {
    if (mirror === null) return requireAccess({ isAllowed: !isRefused(session, kind), scope: READ_SCOPES[kind] });
    await mirror.ready();
    requireAccess(await mirror.access.check(session, kind));
  };

  const requireLead: Permissions['requireLead'] = async (session, lead) => {
    const { firm, person, grant } = session;
    if (mirror !== null) {
      await requireRead(session, 'lead');
      const isComplete = mirror.syncOf(firm).freshness('untriaged').complete;
      if (!isComplete || (await mirror.store.find(firm, 'lead', lead)) !== null) return;
      // It left the inbox before the mirror began, or there is none.
    }
    // Only Grow knows who may read this lead.
    const answer = await callAs(grant, { method: 'GET', path: `/inbox_leads/${lead}`, person: `${firm}/${person}` });
    if (answer.status !== 200) throw growProblem(answer, false);
  };

  const mayManageIntake: Permissions['mayManageIntake'] = async ({ grant }) => {
    const found = await grants.load(grant);
    if (found === null) throw new ProblemError('session-expired');
    return isIntakeManager(config, found.record.person.email);
  };

  const checks: Record<Permission, (session: SignedInSession, id: number) => void | Promise<void>> = {
    public: () => undefined,
    'signed-in': () => undefined,
    'read-leads': (session) => requireRead(session, 'lead'),
    'read-contacts': (session) => requireRead(session, 'contact'),
    'read-matters': (session) => requireRead(session, 'matter'),
    'read-lead': requireLead,
    'manage-intake': async (session) => {
      if (!(await mayManageIntake(session))) throw new ProblemError('not-intake-lead');
    },
  };
  return {
    check: async (permission, session, id) => checks[permission](session, id),
    canRead: (session, kind) => (mirror === null ? !isRefused(session, kind) : mirror.access.canReceive(session, kind)),
    requireRead,
    requireLead,
    mayManageIntake,
  };
}

function requireAccess({ isAllowed, scope }: Pick<AccessDecision, 'isAllowed' | 'scope'>): void {
  if (isAllowed) return;
  const detail = scope === undefined ? undefined : `The permission ${scope} is missing.`;
  throw new ProblemError('grow-forbidden', { detail });
}
