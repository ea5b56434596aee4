import { z } from 'zod/mini';
import { pageToken } from '@intake-desk/grow-api/page-token';
import type { WireResponse } from '../client/http-transport.ts';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { header } from '../client/grow-client.ts';
import { repairRecord } from '../client/repair-record.ts';
import { ProblemError } from '../../problem.ts';
import { readJson } from './parse-json.ts';
import type { Query } from './read-request.ts';
import { splitPage, type SplitPage } from './split-page.ts';

const single = z.looseObject({ data: z.looseObject({}) });
const list = z.looseObject({ data: z.array(z.unknown()), meta: z.optional(z.unknown()) });
const DIRECTIONS = ['next', 'previous'] as const;

/**
 * Validates the outer shape of a response, as Grow documents it. The bytes are forwarded unchanged.
 * @throws ProblemError grow-garbled
 */
export function readSingle(answer: WireResponse): Buffer {
  if (!single.safeParse(parse(answer)).success) throw new ProblemError('grow-garbled');
  return answer.body;
}

/**
 * Returns one record. The bytes are forwarded unchanged, unless values have an unexpected type: those are repaired as in
 * the lists.
 * @throws ProblemError grow-garbled
 */
export function readRecord(answer: WireResponse, kind: RecordKind): Buffer {
  const read = single.safeParse(parse(answer));
  if (!read.success) throw new ProblemError('grow-garbled');
  const { data } = read.data;
  const record = repairRecord(kind, data);
  if (record === null || Object.is(record, data)) return answer.body;
  return Buffer.from(JSON.stringify({ ...read.data, data: record }));
}

/**
 * Returns a list with paging links to this origin: the browser never sees Grow's URLs, and the server never fetches
 * them. The rows are forwarded unchanged, and unparsed if they can be split off.
 * @param ownPath path of this list at this origin
 * @param query the query of the request; the links repeat it with another `page_token`
 * @returns the bytes to send, in one or two pieces
 * @throws ProblemError grow-garbled, also for a link without a usable token: a list must not end silently
 */
export function readList(answer: WireResponse, ownPath: string, query: Query): Buffer[] {
  mustBeJson(answer);
  const { rows, rest } = splitPage(answer.body) ?? readWhole(answer);
  const { meta } = rest;
  if (meta === undefined || meta === null) return [answer.body];
  if (!isObject(meta)) throw new ProblemError('grow-garbled');
  const links = meta['paging'];
  if (links === undefined || links === null) return [answer.body];
  if (!isObject(links)) throw new ProblemError('grow-garbled');
  const own: Record<string, string> = {};
  for (const name of DIRECTIONS) {
    const link = links[name];
    if (link === undefined || link === null || link === '') continue;
    if (typeof link !== 'string') throw new ProblemError('grow-garbled');
    own[name] = ownLink(link, ownPath, query);
  }
  rest.meta = { ...meta, paging: own };
  return [rows, Buffer.from(JSON.stringify(rest).slice(1))];
}

function readWhole(answer: WireResponse): SplitPage {
  const parsed = list.safeParse(parse(answer));
  if (!parsed.success) throw new ProblemError('grow-garbled');
  const { data, ...rest } = parsed.data;
  return { rows: Buffer.from(`{"data":${JSON.stringify(data)},`), rest };
}

function ownLink(link: string, ownPath: string, query: Query): string {
  const token = pageToken(link);
  if (token === null) throw new ProblemError('grow-garbled');
  const same = query.filter(([name]) => name !== 'page_token');
  return `${ownPath}?${new URLSearchParams([...same, ['page_token', token]]).toString()}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(answer: WireResponse): unknown {
  mustBeJson(answer);
  try {
    return readJson(answer.body.toString('utf8'));
  } catch (cause) {
    throw new ProblemError('grow-garbled', { cause });
  }
}

function mustBeJson(answer: WireResponse): void {
  const type = header(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json') throw new ProblemError('grow-garbled');
}
