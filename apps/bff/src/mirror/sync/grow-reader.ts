import type { MirroredList } from '@intake-desk/desk-api/connection';
import { operations } from '@intake-desk/grow-api/operations';
import type { Clock } from '../../clock.ts';
import type { Priority } from '../../grow/budget/budget.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import type { WireResponse } from '../../grow/client/http-transport.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import { hasGrowError } from '../../grow/client/refusal.ts';
import { repairRecord } from '../../grow/client/repair-record.ts';
import { ProblemError } from '../../problem.ts';
import type { AccessCache } from '../access/access-cache.ts';
import type { RedactedFields } from '../access/redacted-fields.ts';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import { SyncUnavailable } from './sync-unavailable.ts';
import { MIRRORED_LIST_SPECS, scopeOf, type Resource } from '../source/mirrored-lists.ts';
import { parsePage, type GrowPage } from '../source/read-page.ts';

/** Pairs of a query string; a name may occur more than once. */
export type Query = readonly (readonly [string, string])[];

/** Sends the mirror's requests to Grow with any grant of the firm that has the permission. */
export interface GrowReader {
  /** @throws ProblemError; SyncUnavailable if no grant can be used */
  page(list: MirroredList, query: Query, priority: Priority): Promise<GrowPage>;
  /** @returns null if Grow has no such lead or hides it from the grant */
  lead(id: number): Promise<{ record: GrowRecord; startedAt: number } | null>;
  /** The grant in use for a resource while it works; undefined before the first response. */
  currentGrant(resource: Resource): string | undefined;
}

interface Deps {
  callAs: CallAs;
  book: AccessCache;
  redacted: RedactedFields;
  clock: Clock;
  /** Aborts requests in flight. */
  signal: AbortSignal;
  /** The firm's own connection first, then the grants of signed-in people. */
  grants: () => Promise<readonly string[]>;
  /** Checks a grant before it is first used for a resource; the result is stored in the access cache. */
  vet: (grant: string, resource: Resource) => Promise<void>;
}

/**
 * Uses one grant for as long as it works. Two people may see different leads, so a lead that disappears after a change
 * of grant has not necessarily left.
 */
export function createGrowReader({ callAs, book, redacted, clock, signal, grants, vet }: Deps): GrowReader {
  const grantByResource = new Map<string, string>();
  /** Grants from which Grow hides other applications' leads: all others are tried first. */
  const narrow = new Set<string>();

  return {
    async page(list, query, priority) {
      const { operation } = MIRRORED_LIST_SPECS[list];
      const search = new URLSearchParams(
        [...MIRRORED_LIST_SPECS[list].query, ...query].map(([name, value]) => [name, value]),
      );
      const path = `${operations[operation].path}${search.size === 0 ? '' : `?${search.toString()}`}`;
      const { answer, startedAt, grant } = await ask(list, path, priority);
      if (answer.status !== 200) throw growProblem(answer, false);
      const page = parsePage(answer, startedAt, MIRRORED_LIST_SPECS[list].resource);
      if (page.redacted.has('inbox_lead_id')) narrow.add(grant);
      const { resource } = MIRRORED_LIST_SPECS[list];
      if (resource === 'contact' || resource === 'matter') redacted.add(grant, resource, page.redacted);
      return page;
    },
    async lead(id) {
      const { answer, startedAt } = await ask('untriaged', `/inbox_leads/${id}`, 'poll');
      // The 404 of a gateway says nothing about the lead.
      if (answer.status === 404 && hasGrowError(answer)) return null;
      if (answer.status !== 200) throw growProblem(answer, false);
      const { data } = JSON.parse(answer.body.toString('utf8')) as { data: unknown };
      const record = repairRecord('lead', data);
      if (record === null) throw new ProblemError('grow-garbled');
      return { record: record as GrowRecord, startedAt };
    },
    currentGrant: (resource) => grantByResource.get(resource),
  };

  async function ask(
    list: MirroredList,
    path: string,
    priority: Priority,
  ): Promise<{ answer: WireResponse; startedAt: number; grant: string }> {
    const { resource } = MIRRORED_LIST_SPECS[list];
    const all = await grants();
    if (all.length === 0) throw new SyncUnavailable('asleep');
    const first = grantByResource.get(resource);
    const known = first !== undefined && all.includes(first) ? [first, ...all.filter((grant) => grant !== first)] : all;
    const order = [...known.filter((grant) => !narrow.has(grant)), ...known.filter((grant) => narrow.has(grant))];
    for (const grant of order) {
      if (book.current(grant, resource)?.isAllowed === false) continue;
      let answer: WireResponse;
      let startedAt: number;
      try {
        if (grantByResource.get(resource) !== grant) await vet(grant, resource);
        if (book.current(grant, resource)?.isAllowed === false) continue;
        startedAt = clock.now();
        answer = await callAs(grant, { method: 'GET', path, priority, person: 'mirror', signal });
      } catch (error) {
        // This grant has ended; another one may still work.
        if (error instanceof ProblemError && error.code === 'session-expired') continue;
        throw error;
      }
      if (answer.isRefusal === true) {
        book.refuse(grant, resource, scopeOf(list));
        // Not sure yet: the grant stays in use, and the list is fetched again in some seconds.
        if (book.last(grant, resource)?.isAllowed === true) throw growProblem(answer, false);
        continue;
      }
      if (answer.status === 200) {
        book.allow(grant, resource);
        grantByResource.set(resource, grant);
      }
      return { answer, startedAt, grant };
    }
    const isClosed = all.some((grant) => book.current(grant, resource)?.isAllowed === false);
    throw isClosed ? new SyncUnavailable('scope-missing', scopeOf(list)) : new SyncUnavailable('asleep');
  }
}
