import type { Colleague, LeadTriage } from '@intake-desk/desk-api/triage';
import { withoutExpired } from './lead-state.ts';
import { resolveReason, type StoredReasons } from './reasons.ts';
import type { StoredTriage } from './triage-rows.ts';

interface Context {
  named: (person: string) => Colleague;
  known: StoredReasons['known'];
  now: number;
}

/** Returns a lead's triage data as answers and events show it, with names, and without what has expired. */
export function showTriage({ lead, version, state }: StoredTriage, { named, known, now }: Context): LeadTriage {
  const { claim, verdict, snooze, closedAt, priority } = withoutExpired(state, now);
  return {
    lead,
    version,
    claim: claim === null ? null : { by: named(claim.person), until: iso(claim.until) },
    verdict:
      verdict === null
        ? null
        : {
            verdict: verdict.verdict,
            reason: resolveReason(known, verdict.reason),
            by: named(verdict.person),
            at: iso(verdict.at),
          },
    snooze: snooze === null ? null : { until: iso(snooze.until), by: named(snooze.person) },
    wokeAt: snooze === null && state.snooze !== null ? iso(state.snooze.until) : null,
    priority: priority ?? null,
    closedAt: closedAt === null ? null : iso(closedAt),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
