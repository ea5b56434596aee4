import type { ScopeState } from '@intake-desk/desk-api/connection';
import { operations } from '@intake-desk/grow-api/operations';
import { SCOPES, type Scope } from '@intake-desk/grow-api/scope';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { CallAs } from './call-as.ts';
import type { WireResponse } from './http-transport.ts';
import { matchOperation } from './match-operation.ts';

/** Scopes of each sign-in as Grow's responses have shown them. The tokens themselves do not list them. */
export interface ScopeCache {
  states(grant: string): ScopeState[];
  /**
   * Whether Grow's last response about the scope was a success.
   * @param withinMs greatest age of that response, in milliseconds
   */
  isProven(grant: string, scope: Scope, withinMs?: number): boolean;
}

interface Seen {
  state: 'working' | 'missing';
  /** By the wall clock, to be shown. */
  at: number;
  /** On the monotonic clock: a wall clock that is set makes no response older or younger. */
  since: number;
}

const MAX_GRANTS = 5000;

/**
 * Wraps `callAs` and learns from every response: a success proves the operation's scope, a refusal shows that it is
 * missing.
 */
export function learnScopes(callAs: CallAs, clock: Clock): { callAs: CallAs; book: ScopeCache } {
  const known = new LRUCache<string, Map<Scope, Seen>>({ max: MAX_GRANTS });
  return {
    book: {
      states(grant) {
        const seen = known.get(grant);
        return SCOPES.map((scope) => {
          const found = seen?.get(scope);
          return {
            scope,
            state: found?.state ?? 'unproven',
            at: found === undefined ? null : new Date(found.at).toISOString(),
          };
        });
      },
      isProven(grant, scope, withinMs = Infinity) {
        const found = known.get(grant)?.get(scope);
        return found?.state === 'working' && clock.monotonic() - found.since < withinMs;
      },
    },
    callAs: async (grant, request) => {
      const answer = await callAs(grant, request);
      const scope = scopeOf(request.method, request.path);
      if (scope !== null && !(answer.isRefusal === true && isAboutMore(request.path))) note(grant, scope, answer);
      return answer;
    },
  };

  function note(grant: string, scope: Scope, { status, isRefusal: isMissing = false }: WireResponse): void {
    if (!isMissing && (status >= 300 || status < 200)) return;
    const seen = known.get(grant) ?? new Map<Scope, Seen>();
    seen.set(scope, { state: isMissing ? 'missing' : 'working', at: clock.now(), since: clock.monotonic() });
    known.set(grant, seen);
  }
}

/** A refusal may then concern the custom fields or the click, not the records. */
export function isAboutMore(path: string): boolean {
  return /[?&](include|custom_action_nonce)=/.test(path);
}

function scopeOf(method: string, path: string): Scope | null {
  const allowed = matchOperation(method, path.split('?')[0] ?? '');
  return allowed !== null && 'id' in allowed ? operations[allowed.id].scope : null;
}
