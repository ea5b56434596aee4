import type { ProblemCode } from '@intake-desk/desk-api/problem';
import type { Audit } from './audit-log.ts';
import type { RequestObserver } from '../http/request-observer.ts';
import { sessionOf } from '../sessions/current-session.ts';
import { contextOf } from './request-context.ts';

/** Attempts without permission. Expired sessions and invalid input are not audited. */
const REFUSALS: ReadonlySet<string> = new Set<ProblemCode>(['csrf', 'cross-site', 'grow-forbidden', 'not-intake-lead']);

/** Records a line for each refused request after its response was sent. */
export function auditRefusals(audit: Audit): RequestObserver {
  return (request, response) => {
    const { code, route = 'none' } = response.locals as { code?: string; route?: string };
    if (code === undefined || !REFUSALS.has(code)) return;
    const { person, firm } = sessionOf(response) ?? {};
    const action = `${request.method} ${route}`;
    void audit.record({ event: 'refused', outcome: code, person, firm, action, ...contextOf(response) });
  };
}
