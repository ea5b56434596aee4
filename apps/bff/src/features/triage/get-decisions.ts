import type { AuditedDecision } from '@intake-desk/desk-api/triage';
import type { Database } from '../../database/database.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { DecisionLog } from './decision-log.ts';
import { EMPTY_TRIAGE, ERASED_PERSON } from './lead-state.ts';
import { resolveReason, type Reasons } from './reasons.ts';

interface Deps {
  database: Database;
  chain: DecisionLog;
  colleagues: Colleagues;
  reasons: Reasons;
}

const PAGE = 100;

/** What our team did with leads, newest first, each line with its hash in the chain. */
export function getDecisions({ database, chain, colleagues, reasons }: Deps): DeskHandlers<'GET /api/desk/audit'> {
  return {
    'GET /api/desk/audit': async ({ session: { firm }, query }) => {
      const lead = numberOf(query.get('lead'));
      const before = numberOf(query.get('before'));
      let wanted = database.selectFrom('decisions').selectAll().where('firm', '=', firm);
      if (lead !== null) wanted = wanted.where('lead', '=', lead);
      if (before !== null) wanted = wanted.where('position', '<', before);
      const rows = await wanted
        .orderBy('position', 'desc')
        .limit(PAGE + 1)
        .execute();
      const named = await colleagues.nameLookup(firm);
      const { known } = await reasons.of(firm);
      const data = rows.slice(0, PAGE).map((row): AuditedDecision => {
        const payload = chain.payloadOf(row);
        // Empty once the person is erased.
        const person = payload?.person || null;
        const { claim, verdict, snooze } = payload?.after ?? EMPTY_TRIAGE;
        return {
          position: Number(row.position),
          at: new Date(Number(row.at)).toISOString(),
          lead: Number(row.lead),
          act: row.act as AuditedDecision['act'],
          by: person === null ? null : named(person),
          verdict: verdict?.verdict ?? null,
          reason: resolveReason(known, verdict?.reason ?? null)?.label ?? null,
          holder: claim === null ? null : named(claim.person),
          until: snooze === null ? null : new Date(snooze.until).toISOString(),
          isErased: payload === null || payload.person === ERASED_PERSON,
          hash: row.hash,
        };
      });
      return { data, meta: { next: rows.length > PAGE ? (data.at(-1)?.position ?? null) : null } };
    },
  };
}

/** @throws ProblemError bad-request */
function numberOf(given: string | null): number | null {
  if (given === null) return null;
  if (!/^\d{1,16}$/.test(given)) throw new ProblemError('bad-request');
  return Number(given);
}
