import { z } from 'zod/mini';
import { paging } from '@intake-desk/grow-api/page';
import { pageToken } from '@intake-desk/grow-api/page-token';
import type { WireAnswer } from '../grow/exchange.ts';
import { header } from '../grow/grow-client.ts';
import { ProblemError } from '../problem.ts';
import type { Query } from './read-request.ts';

const single = z.looseObject({ data: z.looseObject({}) });
const list = z.looseObject({
  data: z.array(z.unknown()),
  meta: z.nullish(z.looseObject({ paging: z.nullish(paging) })),
});

/**
 * Checks that an answer is what Grow documents in its outer shape. The bytes pass as they are.
 * @throws ProblemError grow-garbled
 */
export function readSingle(answer: WireAnswer): Buffer {
  if (!single.safeParse(parse(answer)).success) throw new ProblemError('grow-garbled');
  return answer.body;
}

/**
 * A list whose paging links lead to us: the browser never sees Grow's addresses, and we never fetch them.
 * @param ownPath path of this list at our own origin
 * @param query what was asked; the links repeat it with another `page_token`
 * @throws ProblemError grow-garbled, also for a link without a usable token: a list must not end without a word
 */
export function readList(answer: WireAnswer, ownPath: string, query: Query): Buffer {
  const body = parse(answer);
  const parsed = list.safeParse(body);
  if (!parsed.success) throw new ProblemError('grow-garbled');
  const links = parsed.data.meta?.paging;
  if (links === undefined || links === null) return answer.body;
  const own = Object.fromEntries(
    (['next', 'previous'] as const).flatMap((name) => {
      const link = links[name];
      return link === undefined || link === null ? [] : [[name, ownLink(link, ownPath, query)]];
    }),
  );
  const { data, ...rest } = body as { data: unknown; meta: object };
  return Buffer.from(JSON.stringify({ data, ...rest, meta: { ...rest.meta, paging: own } }));
}

function ownLink(link: string, ownPath: string, query: Query): string {
  const token = pageToken(link);
  if (token === null) throw new ProblemError('grow-garbled');
  const search = new URLSearchParams(query.filter(([name]) => name !== 'page_token'));
  search.append('page_token', token);
  return `${ownPath}?${search.toString()}`;
}

function parse(answer: WireAnswer): unknown {
  const type = header(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json') throw new ProblemError('grow-garbled');
  const text = answer.body.toString('utf8');
  try {
    // Ids are int64: those that a number would round keep their digits.
    return /\d{16}/.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch (cause) {
    throw new ProblemError('grow-garbled', { cause });
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value;
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(source);
}
