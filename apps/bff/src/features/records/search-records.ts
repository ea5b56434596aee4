import type { ListName } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import { SEARCH_TEXT_LIMITS } from '@intake-desk/desk-api/limits';
import { redact } from '@intake-desk/grow-api/redaction';
import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchAnswer, SearchResult } from '@intake-desk/desk-api/search-result';
import { z } from 'zod/mini';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { FirmIndex } from '../../mirror/index/firm-index.ts';
import { createFilter, type TriageContext } from '@intake-desk/desk-api/lists/filter-entries';
import { parseFilters, type ListFilters } from '@intake-desk/desk-api/lists/list-query';
import { triageContext, type TriageContextDeps } from './triage-context.ts';

interface Deps extends TriageContextDeps {
  mirror: Mirror;
}

const LISTS: Record<RecordKind, readonly ListName[]> = {
  lead: ['untriaged', 'ignored'],
  contact: ['contacts'],
  matter: ['matters'],
};

/** Parameters of the search itself; all others are filters. */
const OWN: readonly string[] = ['q', 'kind', 'limit'];

const query = z.object({
  q: z.string().check(z.trim(), z.minLength(SEARCH_TEXT_LIMITS.min), z.maxLength(SEARCH_TEXT_LIMITS.max)),
  kind: z._default(z.array(z.enum(RECORD_KINDS)).check(z.minLength(1)), [...RECORD_KINDS]),
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,2}$/)),
      z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(50))),
    ),
    8,
  ),
});

/**
 * `GET /api/desk/search?q=`: searches everything this person may read. With a list's filters, it returns only the
 * matches that pass them.
 */
export function searchRecords({ mirror, ...parts }: Deps) {
  return async ({
    session,
    query: given,
  }: {
    session: SignedInSession;
    query: URLSearchParams;
  }): Promise<SearchAnswer> => {
    const read = query.safeParse({
      q: given.get('q') ?? '',
      ...(given.has('kind') ? { kind: given.getAll('kind') } : {}),
      ...(given.has('limit') ? { limit: given.get('limit') } : {}),
    });
    if (!read.success) {
      const [name] = read.error.issues[0]?.path ?? [];
      throw new ProblemError('bad-request', { detail: `${String(name)} is not valid.` });
    }
    const wanted = [...new Set(read.data.kind)];
    const filters = filtersOf(wanted, given);
    await mirror.ready();
    const decisions = await Promise.all(wanted.map((kind) => mirror.access.check(session, kind)));
    const kinds = wanted.filter((_kind, at) => decisions[at]?.isAllowed === true);
    const { firm } = session;
    const text = read.data.q;
    const passes =
      filters === null
        ? undefined
        : filterOf(mirror.store.index(firm), filters, await triageContext(filters, session, parts));
    const redacted = (kind: RecordKind) => mirror.access.redactedFields(session, kind);
    const found = await mirror.search.find({ firm, text, kinds, limit: read.data.limit, passes, redacted });
    const sync = mirror.syncOf(firm);
    return {
      data: wanted.length === 1 ? await withRecords(mirror, session, found.results) : found.results,
      meta: {
        groups: found.groups,
        freshness: worst(kinds.flatMap((kind) => listsOf(kind, filters)).map((list) => sync.freshness(list))),
        closed: wanted.filter((kind) => !kinds.includes(kind)),
      },
    };
  };
}

/** Adds the records, as the list of their kind shows them to this person. */
async function withRecords(
  mirror: Mirror,
  session: SignedInSession,
  results: readonly SearchResult[],
): Promise<SearchResult[]> {
  const [first] = results;
  if (first === undefined) return [];
  const ids = results.map(({ id }) => id);
  const bodies = await mirror.store.bodies(session.firm, first.kind, ids);
  const hidden = mirror.access.redactedFields(session, first.kind);
  const shown = bodies.map((body) => redact(JSON.parse(body) as { id: number }, hidden));
  const records = new Map(shown.map((record) => [record.id, record]));
  return results.map((result) => ({ ...result, record: records.get(result.id) }) as SearchResult);
}

/** @throws ProblemError bad-request for an unknown filter, and for a filter with several kinds */
function filtersOf([kind, ...others]: readonly RecordKind[], given: URLSearchParams): ListFilters | null {
  const filter = [...given.keys()].find((name) => !OWN.includes(name));
  if (filter === undefined || kind === undefined) return null;
  const filters = parseFilters(kind, given, OWN);
  if (others.length > 0) throw new ProblemError('bad-request', { detail: `${filter} is for one kind at a time.` });
  return filters;
}

function listsOf(kind: RecordKind, filters: ListFilters | null): readonly ListName[] {
  return filters === null || filters.state === null ? LISTS[kind] : [filters.state];
}

/** Returns a predicate that is true for a record in one of the lists that passes the filters. */
function filterOf(index: FirmIndex, filters: ListFilters, team: TriageContext | undefined): (id: number) => boolean {
  const fits = createFilter(filters, team);
  const lists = listsOf(filters.kind, filters);
  return (id) =>
    lists.some((list) => {
      const entry = index[list].get(id);
      return entry !== undefined && fits(entry);
    });
}

/** Merges freshness: as old as the oldest list, and complete only if all are. */
function worst(all: readonly Freshness[]): Freshness {
  const partial = all.filter(({ progress }) => progress !== null);
  const sum = (of: 'records' | 'pages' | 'pace'): number =>
    partial.reduce((total, { progress }) => total + (progress?.[of] ?? 0), 0);
  const ages = all.map(({ asOf }) => asOf);
  return {
    asOf: ages.includes(null) ? null : (ages.sort()[0] ?? null),
    complete: partial.length === 0 && all.length > 0,
    progress: partial.length === 0 ? null : { records: sum('records'), pages: sum('pages'), pace: sum('pace') },
    trouble: all.find(({ trouble }) => trouble !== null)?.trouble ?? null,
    gap: all.find(({ gap }) => gap !== null)?.gap ?? null,
  };
}
