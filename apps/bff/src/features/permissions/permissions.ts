import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Permission } from '@intake-desk/desk-api/operations';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import type { Config } from '../../config/config.ts';
import { isIntakeManager } from '../../config/intake-managers.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import type { WireResponse } from '../../grow/client/http-transport.ts';
import type { CheckPermission } from '../../http/desk-router.ts';
import { ACCESS_TTL_MS, type AccessDecision } from '../../mirror/access/access-cache.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { ScopeCache } from '../../grow/client/scope-cache.ts';

export interface Permissions {
  check: CheckPermission;
  /** Decides from what is known already, for events. */
  canRead(session: SignedInSession, kind: RecordKind): boolean;
  /** Asks Grow where nothing is known of a kind. Never rejects. @returns false if it is still not known */
  learn(session: SignedInSession): Promise<boolean>;
  /** @throws ProblemError grow-forbidden with the missing scope */
  requireRead(session: SignedInSession, kind: RecordKind): Promise<void>;
  /** @throws ProblemError if Clio has no such lead, or the person may not read it */
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
/** Empty lists: no record was created this late, so the response is either empty or a refusal. */
const PROBES = {
  lead: '/inbox_leads?state=untriaged&created_since=2200-01-01T00%3A00%3A00Z',
  contact: '/contacts?created_since=2200-01-01T00%3A00%3A00Z',
  matter: '/matters?created_since=2200-01-01T00%3A00%3A00Z',
} as const;

/** Decides what each caller may do. Grow's responses to their own token decide about records. */
export function createPermissions({ config, grants, mirror, callAs, scopes }: Deps): Permissions {
  const get = ({ firm, person, grant }: SignedInSession, path: string): Promise<WireResponse> =>
    callAs(grant, { method: 'GET', path, person: `${firm}/${person}` });

  const isProven = ({ grant }: SignedInSession, kind: RecordKind, withinMs?: number): boolean =>
    scopes.isProven(grant, READ_SCOPES[kind], withinMs);

  const requireRead: Permissions['requireRead'] = async (session, kind) => {
    if (mirror !== null) {
      await mirror.ready();
      return requireAccess(await mirror.access.check(session, kind));
    }
    // Without a mirror there may have been no request for the list yet, so Grow is asked.
    if (isProven(session, kind, ACCESS_TTL_MS)) return;
    const answer = await get(session, PROBES[kind]).catch((error: unknown) => {
      if (!isProven(session, kind)) throw error;
      return null;
    });
    // A refusal ends the proof; while Grow does not answer, its last response stays valid.
    if (answer === null || isProven(session, kind)) return;
    if (answer.status >= 500) throw growProblem(answer, false);
    requireAccess({ isAllowed: false, scope: READ_SCOPES[kind] });
  };

  const requireLead: Permissions['requireLead'] = async (session, lead) => {
    if (mirror !== null) {
      await requireRead(session, 'lead');
      if ((await mirror.store.find(session.firm, 'lead', lead)) !== null) return;
    }
    // Only Grow knows a lead that is not mirrored, or that left the inbox before, and who may read it.
    const answer = await get(session, `/inbox_leads/${lead}`);
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
  const canRead: Permissions['canRead'] = (session, kind) =>
    mirror === null ? isProven(session, kind) : mirror.access.canReceive(session, kind);

  return {
    check: async (permission, session, id) => checks[permission](session, id),
    canRead,
    async learn(session) {
      const unknown = RECORD_KINDS.filter((kind) => !canRead(session, kind));
      const known = await Promise.all(
        unknown.map((kind) =>
          requireRead(session, kind).then(
            () => true,
            (error: unknown) => error instanceof ProblemError && error.code === 'grow-forbidden',
          ),
        ),
      );
      return known.every(Boolean);
    },
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
