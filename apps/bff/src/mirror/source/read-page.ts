import { pageToken } from '@intake-desk/grow-api/page-token';
import { z } from 'zod/mini';
import type { WireResponse } from '../../grow/client/http-transport.ts';
import { header } from '../../grow/client/grow-client.ts';
import { ProblemError } from '../../problem.ts';
import type { GrowRecord } from '../index/index-entry.ts';

/** One page of a list, read. */
export interface GrowPage {
  records: GrowRecord[];
  /** Where the list goes on; null at its end. Only the token of Grow's link is ever used, whatever host it names. */
  next: string | null;
  /** When it was asked for, by our clock. */
  startedAt: number;
  /** Grow's clock as its answer tells it; null when it does not. */
  growNow: number | null;
  /** Fields that Grow leaves empty in some record because the reader lacks a permission. */
  redacted: ReadonlySet<string>;
}

/** Where Grow puts them is not documented. */
const names = z.catch(z.nullish(z.array(z.string())), null);
const page = z.looseObject({
  data: z.array(z.looseObject({ id: z.int(), redacted_fields: names })),
  meta: z.nullish(
    z.looseObject({ redacted_fields: names, paging: z.nullish(z.looseObject({ next: z.nullish(z.string()) })) }),
  ),
});

/** @throws ProblemError grow-garbled, also for a link without a usable token: a list must not end without a word */
export function parsePage(answer: WireResponse, startedAt: number): GrowPage {
  const read = page.safeParse(parse(answer));
  if (!read.success) throw new ProblemError('grow-garbled', { cause: read.error });
  const link = read.data.meta?.paging?.next ?? null;
  const next = pageToken(link);
  if (link !== null && next === null) throw new ProblemError('grow-garbled');
  const date = Date.parse(header(answer, 'date') ?? '');
  return {
    records: read.data.data as unknown as GrowRecord[],
    next,
    startedAt,
    growNow: Number.isNaN(date) ? null : date,
    redacted: new Set([read.data.meta, ...read.data.data].flatMap((one) => one?.redacted_fields ?? [])),
  };
}

function parse(answer: WireResponse): unknown {
  const type = header(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ProblemError('grow-garbled');
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch (cause) {
    throw new ProblemError('grow-garbled', { cause });
  }
}
