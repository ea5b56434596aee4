import type { MirroredList } from '@intake-desk/desk-api/connection';
import { operations } from '@intake-desk/grow-api/operations';
import type { Clock } from '../../clock.ts';
import type { Priority } from '../../grow/budget/budget.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import type { WireResponse } from '../../grow/client/http-transport.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import { ProblemError } from '../../problem.ts';
import type { AccessCache } from '../access/access-cache.ts';
import type { GrowRecord } from '../index/index-entry.ts';
import { SyncUnavailable } from './sync-unavailable.ts';
import { MIRRORED_LIST_SPECS, scopeOf, type Resource } from '../source/mirrored-lists.ts';
import { parsePage, type GrowPage } from '../source/read-page.ts';

/** Pairs of a query string; a name may come more than once. */
export type Query = readonly (readonly [string, string])[];

/** Asks Grow on the mirror's behalf, with whatever sign-in of the firm may read it. */
export interface GrowReader {
  /** @throws ProblemError; MirrorPause when nobody could be asked for */
  page(list: MirroredList, query: Query, priority: Priority): Promise<GrowPage>;
  /** @returns null when Grow has no such lead, or shows it to nobody here */
  lead(id: number): Promise<{ record: GrowRecord; startedAt: number } | null>;
  /** The sign-in that is asked for something as long as it answers; undefined before the first answer. */
  currentGrant(resource: Resource): string | undefined;
}

interface Deps {
  callAs: CallAs;
  book: AccessCache;
  clock: Clock;
  /** Gives up what is on its way. */
  signal: AbortSignal;
  /** The firm's own connection first, then whoever is signed in. */
  grants: () => Promise<readonly string[]>;
  /** Looks at a sign-in more closely before it is asked for the first time; what it finds out goes into the book. */
  vet: (grant: string, resource: Resource) => Promise<void>;
}

/**
 * One sign-in is asked for as long as it answers: two people may not see the same, and a lead that only one of them sees has not
 * left when the other is asked.
 */
export function createGrowReader({ callAs, book, clock, signal, grants, vet }: Deps): GrowReader {
  const grantByResource = new Map<string, string>();
  /** Sign-ins from which Grow hides other applications' leads: anybody else is asked before them. */
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
      const page = parsePage(answer, startedAt);
      if (page.redacted.has('inbox_lead_id')) narrow.add(grant);
      return page;
    },
    async lead(id) {
      const { answer, startedAt } = await ask('untriaged', `/inbox_leads/${id}`, 'poll');
      if (answer.status === 404) return null;
      if (answer.status !== 200) throw growProblem(answer, false);
      const { data } = JSON.parse(answer.body.toString('utf8')) as { data: GrowRecord };
      return { record: data, startedAt };
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
        // That sign-in is over; somebody else's may not be.
        if (error instanceof ProblemError && error.code === 'session-expired') continue;
        throw error;
      }
      if (answer.status === 403 || (answer.status >= 300 && answer.status < 400)) {
        book.record(grant, resource, { isAllowed: false, scope: scopeOf(list) });
        continue;
      }
      if (answer.status === 200) {
        book.record(grant, resource, { isAllowed: true });
        grantByResource.set(resource, grant);
      }
      return { answer, startedAt, grant };
    }
    const isClosed = all.some((grant) => book.current(grant, resource)?.isAllowed === false);
    throw isClosed ? new SyncUnavailable('scope-missing', scopeOf(list)) : new SyncUnavailable('asleep');
  }
}
