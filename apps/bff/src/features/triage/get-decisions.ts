import type { RequestHandler } from 'express';
import type { AuditedDecision, DecisionPage } from '@intake-desk/desk-api/triage';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { DecisionLog } from './decision-log.ts';
import { EMPTY_TRIAGE } from './lead-state.ts';
import { resolveReason, type Reasons } from './reasons.ts';

interface Deps {
  config: Config;
  database: Database;
  chain: DecisionLog;
  colleagues: Colleagues;
  reasons: Reasons;
}

const PAGE = 100;

/** `GET /api/desk/audit`: what our team did with leads, newest first, each line with its hash in the chain. */
export function getDecisions({ config, database, chain, colleagues, reasons }: Deps): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/api/desk/audit';
    const { firm } = requireSession(request, response, config);
    if (request.method !== 'GET') {
      response.set('Allow', 'GET');
      throw new ProblemError('method-not-allowed');
    }
    const lead = numberOf(request.query['lead']);
    const before = numberOf(request.query['before']);
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
      const person = payload?.person ?? null;
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
        isErased: payload === null,
        hash: row.hash,
      };
    });
    const answer: DecisionPage = {
      data,
      meta: { next: rows.length > PAGE ? (data.at(-1)?.position ?? null) : null },
    };
    response.json(answer);
  };
}

/** @throws ProblemError bad-request */
function numberOf(given: unknown): number | null {
  if (given === undefined) return null;
  if (typeof given !== 'string' || !/^\d{1,15}$/.test(given)) throw new ProblemError('bad-request');
  return Number(given);
}
