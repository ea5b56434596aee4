import type { Scope } from '@intake-desk/grow-api/scope';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Resource } from '../source/mirrored-lists.ts';

/** Result of Grow's last response to a sign-in for one resource. */
export interface AccessDecision {
  isAllowed: boolean;
  /** The missing permission; only if access is refused. */
  scope?: Scope;
  /** On the monotonic clock, in milliseconds: a wall clock that is set makes no decision older or younger. */
  at: number;
}

/** Time for which an approval of Grow is valid, and the finding that it hides leads. */
export const ACCESS_TTL_MS = 15 * 60_000;
/** The same for a refusal: a disturbance at Grow must not close a list for long. */
const REFUSAL_TTL_MS = 2 * 60_000;
/** After an approval, only refusals over at least this time close a list. */
const CONFIRM_MS = 8_000;
const MAX_ENTRIES = 20_000;
const ALL_LEADS: Scope = 'grow_lead_inbox_all_read';

interface Entry {
  decision?: AccessDecision;
  /** The last approval, which a refusal may have replaced. */
  approval?: AccessDecision;
  /** First and last refusal since Grow last answered. */
  refused?: { since: number; last: number };
}

/** What each sign-in may read, according to Grow's responses to its own token: there is no other source. */
export interface AccessCache {
  /** Grow answered. Does not open leads while Grow is known to hide some of them. */
  allow(grant: string, resource: Resource): void;
  /**
   * Grow refused. An open list is closed when it refuses again some seconds later.
   * @param isAtOnce closes it now
   */
  refuse(grant: string, resource: Resource, scope: Scope, isAtOnce?: boolean): void;
  /** Grow hides leads of other applications from this sign-in. */
  hideLeads(grant: string): void;
  /** True while that is known. */
  hidesLeads(grant: string): boolean;
  /** Grow answered a person's own request: takes a refusal back if the approval before it is still valid. */
  restore(grant: string, resource: Resource): void;
  /** True if Grow refused lately, and has not refused for long enough to be sure. */
  isUnconfirmed(grant: string, resource: Resource): boolean;
  /** The last decision, however old. */
  last(grant: string, resource: Resource): AccessDecision | undefined;
  /** The last decision if it is still valid. */
  current(grant: string, resource: Resource): AccessDecision | undefined;
}

export function createAccessCache(clock: Pick<Clock, 'monotonic'>): AccessCache {
  const known = new LRUCache<string, Entry>({ max: MAX_ENTRIES });
  const entry = (grant: string, resource: Resource): Entry => known.get(`${grant} ${resource}`) ?? {};
  const put = (grant: string, resource: Resource, next: Entry): void => void known.set(`${grant} ${resource}`, next);
  const isValid = ({ isAllowed, scope, at }: AccessDecision): boolean =>
    clock.monotonic() - at < (isAllowed || scope === ALL_LEADS ? ACCESS_TTL_MS : REFUSAL_TTL_MS);
  const isHiding = ({ decision }: Entry): boolean =>
    decision !== undefined && decision.scope === ALL_LEADS && isValid(decision);

  return {
    allow(grant, resource) {
      const before = entry(grant, resource);
      if (isHiding(before)) return;
      const decision = { isAllowed: true, at: clock.monotonic() };
      put(grant, resource, { decision, approval: decision });
    },
    refuse(grant, resource, scope, isAtOnce = false) {
      const before = entry(grant, resource);
      const now = clock.monotonic();
      const refused = { since: before.refused?.since ?? now, last: now };
      const isOpen = before.decision?.isAllowed === true;
      const isSure = !isOpen || isAtOnce || now - refused.since >= CONFIRM_MS;
      put(grant, resource, {
        ...before,
        refused,
        ...(isSure ? { decision: { isAllowed: false, scope, at: now } } : {}),
      });
    },
    hideLeads(grant) {
      put(grant, 'lead', { decision: { isAllowed: false, scope: ALL_LEADS, at: clock.monotonic() } });
    },
    hidesLeads: (grant) => isHiding(entry(grant, 'lead')),
    restore(grant, resource) {
      const before = entry(grant, resource);
      const { approval } = before;
      if (before.refused === undefined || approval === undefined || !isValid(approval) || isHiding(before)) return;
      put(grant, resource, { decision: approval, approval });
    },
    isUnconfirmed(grant, resource) {
      const { refused } = entry(grant, resource);
      return refused !== undefined && refused.last - refused.since < CONFIRM_MS;
    },
    last: (grant, resource) => entry(grant, resource).decision,
    current(grant, resource) {
      const { decision } = entry(grant, resource);
      return decision !== undefined && isValid(decision) ? decision : undefined;
    },
  };
}
