import type { Verdict } from '@intake-desk/desk-api/verdict';
import type { Tables } from '../../database/tables.ts';
import type { TriageRecord } from './lead-state.ts';

type Row = Tables['triage'];

/** Triage state of a lead in memory. */
export interface StoredTriage {
  lead: number;
  version: number;
  /** Position of its last change in the decision log. */
  change: number;
  state: TriageRecord;
}

export function fromRow(row: Row): StoredTriage {
  const { claim_person, claim_until, verdict, verdict_person, verdict_at, snooze_person, snooze_until } = row;
  return {
    lead: Number(row.lead),
    version: row.version,
    change: Number(row.change),
    state: {
      claim: claim_person === null ? null : { person: claim_person, until: Number(claim_until) },
      verdict:
        verdict === null || verdict_person === null
          ? null
          : { verdict: verdict as Verdict, reason: row.verdict_reason, person: verdict_person, at: Number(verdict_at) },
      snooze: snooze_person === null ? null : { person: snooze_person, until: Number(snooze_until) },
      closedAt: row.closed_at === null ? null : Number(row.closed_at),
      priority: row.priority === 'high' ? 'high' : null,
    },
  };
}

export function toRow(firm: string, { lead, version, change, state }: StoredTriage): Row {
  const { claim, verdict, snooze, closedAt, priority } = state;
  return {
    firm,
    lead,
    version,
    change,
    claim_person: claim?.person ?? null,
    claim_until: claim?.until ?? null,
    verdict: verdict?.verdict ?? null,
    verdict_reason: verdict?.reason ?? null,
    verdict_person: verdict?.person ?? null,
    verdict_at: verdict?.at ?? null,
    snooze_person: snooze?.person ?? null,
    snooze_until: snooze?.until ?? null,
    closed_at: closedAt,
    priority: priority ?? null,
  };
}
