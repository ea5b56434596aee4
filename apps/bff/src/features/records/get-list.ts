import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ListName } from '@intake-desk/desk-api/event';
import { AS_OF_HEADER, type FacetCount, type ListMeta } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { redact } from '@intake-desk/grow-api/redaction';
import type { User } from '@intake-desk/grow-api/user';
import { SENT } from '../../http/desk-router.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { FirmSync } from '../../mirror/sync/firm-sync.ts';
import type { PageFinder } from './find-page.ts';
import { parseListQuery, type ListQuery } from '@intake-desk/desk-api/lists/list-query';
import { triageContext, type TriageContextDeps } from './triage-context.ts';

interface Deps extends TriageContextDeps {
  mirror: Mirror;
  findPage: PageFinder;
}

type ListHandler = (call: {
  session: SignedInSession;
  query: URLSearchParams;
  request: Request;
  response: Response;
}) => Promise<typeof SENT>;

/**
 * `GET /api/desk/leads`, `/contacts` and `/matters`: any order, any filter and exact counts, from memory. The records'
 * JSON is sent as stored, and parsed only for a person from whom Grow redacts a field. The ETag identifies an unchanged page.
 * @see RFC 9110 §13.1.2
 */
export function getList({ mirror, findPage, triage, reads, clock }: Deps): (kind: RecordKind) => ListHandler {
  return (kind) => async (call) => {
    const { session, request, response } = call;
    const query = parseListQuery(kind, call.query);
    if (kind === 'lead') await mirror.syncOf(session.firm).firstRowsReady();
    const sync = mirror.syncOf(session.firm);
    const list = listOf(query);
    const index = mirror.store.index(session.firm)[list];
    const freshness = sync.freshness(list);
    if (freshness.asOf !== null) response.setHeader(AS_OF_HEADER, freshness.asOf);
    // The list's `asOf` changes every few seconds and is sent as a header; the ETag covers the rest of the page.
    const { asOf: _asOf, ...steady } = freshness;
    const team = await triageContext(query, session, { triage, reads, clock });
    const ours = team === undefined ? null : [team.revision, session.person];
    const hidden = mirror.access.redactedFields(session, kind);
    const state = [mirror.bootId, session.firm, list, index.revision, ours, [...hidden]];
    const tag = etag([...state, request.originalUrl, steady]);
    response.setHeader('ETag', tag);
    if (request.headers['if-none-match'] === tag) {
      response.status(304).end();
      return SENT;
    }

    const { ids, ...found } = findPage(index, query, team);
    const bodies = await mirror.store.bodies(session.firm, kind, ids);
    const meta: ListMeta = {
      total: found.total,
      next: found.next,
      ...(found.place === undefined ? {} : { place: found.place }),
      ...freshness,
      ...(query.wantsFacets ? { facets: withNames(found.facets, sync) } : {}),
    };
    const shown = hidden.size === 0 ? bodies : bodies.map((body) => redactJson(body, hidden));
    sendJson(response, `{"data":[${shown.join(',')}],"meta":${JSON.stringify(meta)}}`);
    return SENT;
  };
}

export function redactJson(body: string, hidden: ReadonlySet<string>): string {
  const record: unknown = JSON.parse(body);
  return typeof record === 'object' && record !== null ? JSON.stringify(redact(record, hidden)) : body;
}

/** Sends a JSON text as it is. */
export function sendJson(response: Response, text: string): void {
  const body = Buffer.from(text);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

/** Returns the mirrored list that the query reads. */
export function listOf({ kind, state }: ListQuery): ListName {
  if (kind === 'lead') return state;
  return kind === 'contact' ? 'contacts' : 'matters';
}

/** Returns the tag of a response that depends on nothing else. */
export function etag(parts: readonly unknown[]): string {
  return `W/"${createHash('sha1').update(JSON.stringify(parts)).digest('base64url')}"`;
}

/** Adds names as labels, because the values of the assignee facet are ids. */
function withNames(facets: NonNullable<ListMeta['facets']>, sync: FirmSync): NonNullable<ListMeta['facets']> {
  if (facets.assignee === undefined) return facets;
  const names = new Map(sync.lists.all('users').map((user) => [String(user.id), nameOf(user as unknown as User)]));
  const assignee = facets.assignee.map((one): FacetCount => {
    const label = names.get(one.value ?? '');
    return label === undefined ? one : { ...one, label };
  });
  return { ...facets, assignee };
}

function nameOf({ first_name, last_name, email }: User): string {
  const name = [first_name, last_name].filter((part) => part !== null && part !== undefined && part !== '').join(' ');
  return name === '' ? email : name;
}
