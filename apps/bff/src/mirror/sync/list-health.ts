import type { MirroredList } from '@intake-desk/desk-api/connection';
import type { Scope } from '@intake-desk/grow-api/scope';
import type { SyncProblem } from '@intake-desk/desk-api/sync-problem';
import type { SteadyClock } from '../../clock.ts';
import { StoreUnavailable } from '../../database/store-unavailable.ts';
import { ProblemError } from '../../problem.ts';
import { SyncUnavailable } from './sync-unavailable.ts';

/** The jobs of a list. Each has its own failures: what one of them reads is no success of another. */
export type SyncJob = 'poll' | 'fill' | 'scan' | 'explain' | 'refetch';
/** Result of a run that could do nothing: it neither succeeded nor failed. */
export interface Idle {
  /** Delay to the next run, in milliseconds. */
  idleFor: number;
}

const FIRST_MS = 5_000;
const MAX_BACKOFF_MS = 60_000;

interface Failure {
  code: SyncProblem['code'];
  scope: Scope | undefined;
  since: number;
  tries: number;
}

/** Health of each list, with the backoff after failures. */
export interface ListHealth {
  trouble(list: MirroredList): SyncProblem | null;
  /** The last failure of any list. */
  readonly lastError: { code: string; at: string; list: MirroredList } | null;
  /**
   * Runs a job of a list and records its result. Only a success ends a problem.
   * @param work returns the delay to its next run, in milliseconds
   * @returns the same delay, or the backoff after a failure
   */
  attempt(list: MirroredList, job: SyncJob, work: () => Promise<number | Idle>): Promise<number>;
}

/** @param onFailed for the log; also called for unexpected errors */
export function createListHealth(
  clock: SteadyClock,
  onFailed: (list: MirroredList, code: string, error: unknown) => void,
): ListHealth {
  const troubles = new Map<MirroredList, Map<SyncJob, Failure>>();
  let lastError: { code: string; at: number; list: MirroredList } | null = null;
  const wallTime = (at: number): string => new Date(clock.toWall(at)).toISOString();

  return {
    trouble(list) {
      const [found] = [...(troubles.get(list)?.values() ?? [])].sort((one, other) => one.since - other.since);
      if (found === undefined) return null;
      const { code, since, scope } = found;
      return { code, since: wallTime(since), ...(scope === undefined ? {} : { scope }) };
    },
    get lastError() {
      return lastError && { ...lastError, at: wallTime(lastError.at) };
    },
    async attempt(list, job, work) {
      const own = troubles.get(list) ?? new Map<SyncJob, Failure>();
      troubles.set(list, own);
      try {
        const next = await work();
        if (typeof next !== 'number') return next.idleFor;
        own.delete(job);
        return next;
      } catch (error) {
        const code = codeOf(error);
        const known = own.get(job);
        const at = clock.now();
        const tries = (known?.tries ?? 0) + 1;
        const scope = error instanceof SyncUnavailable ? error.scope : undefined;
        const since = known?.code === code ? known.since : at;
        own.set(job, { code, since, tries, scope });
        if (code !== 'asleep') lastError = { code, at, list };
        if (known?.code !== code) onFailed(list, code, error);
        const asked = error instanceof ProblemError ? (error.retryAfter ?? 0) * 1000 : 0;
        return Math.min(MAX_BACKOFF_MS, Math.max(asked, FIRST_MS * 2 ** Math.min(tries - 1, 5)));
      }
    },
  };
}

function codeOf(error: unknown): SyncProblem['code'] {
  if (error instanceof SyncUnavailable || error instanceof ProblemError) return error.code;
  if (error instanceof Error && error.name === 'PageRepeats') return 'grow-garbled';
  // Most likely a full disk: no other failure is expected here.
  return error instanceof StoreUnavailable ? 'store-unavailable' : 'internal';
}
