import type { MirroredList } from '@intake-desk/desk-api/connection';
import type { SyncProblem } from '@intake-desk/desk-api/sync-problem';
import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';
import { SyncUnavailable } from './sync-unavailable.ts';

const FIRST_MS = 5_000;
const MAX_BACKOFF_MS = 60_000;

/** Health of each list, with the backoff after failures. */
export interface ListHealth {
  trouble(list: MirroredList): SyncProblem | null;
  /** The last failure of any list. */
  readonly lastError: { code: string; at: string; list: MirroredList } | null;
  /**
   * Runs work on a list and records its result.
   * @param work returns the delay to its next run, in milliseconds
   * @returns the same delay, or the backoff after a failure
   */
  attempt(list: MirroredList, work: () => Promise<number>): Promise<number>;
}

/** @param onFailed for the log; also called for unexpected errors */
export function createListHealth(
  clock: Clock,
  onFailed: (list: MirroredList, code: string, error: unknown) => void,
): ListHealth {
  const troubles = new Map<MirroredList, SyncProblem & { tries: number }>();
  let lastError: ListHealth['lastError'] = null;

  return {
    trouble(list) {
      const found = troubles.get(list);
      if (found === undefined) return null;
      const { tries: _tries, ...trouble } = found;
      return trouble;
    },
    get lastError() {
      return lastError;
    },
    async attempt(list, work) {
      try {
        const next = await work();
        troubles.delete(list);
        return next;
      } catch (error) {
        const code = codeOf(error);
        const known = troubles.get(list);
        const at = new Date(clock.now()).toISOString();
        const tries = (known?.tries ?? 0) + 1;
        const scope = error instanceof SyncUnavailable ? error.scope : undefined;
        const since = known?.code === code ? known.since : at;
        troubles.set(list, { code, since, tries, ...(scope === undefined ? {} : { scope }) });
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
  const isStore = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_SQLITE');
  return isStore ? 'store-unavailable' : 'internal';
}
