import { pageToken } from '@intake-desk/grow-api/page-token';
import { z } from 'zod/mini';
import type { WireResponse } from '../../grow/client/http-transport.ts';
import { header } from '../../grow/client/grow-client.ts';
import { repairRecord, type RecordShape } from '../../grow/client/repair-record.ts';
import { ProblemError } from '../../problem.ts';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';

/** A parsed page of a list. */
export interface GrowPage {
  records: GrowRecord[];
  /** Ids, as Grow sent them, of records that are left out because a number cannot hold the id. */
  leftOut: readonly string[];
  /**
   * Token of the next page; null at the end of the list. Only the token of Grow's link is used, whatever host the link
   * names.
   */
  next: string | null;
  /** When the request was sent, by our clock. */
  startedAt: number;
  /** Grow's clock from the response; null if it has no date. */
  growNow: number | null;
  /** Fields that Grow redacts in some record because the grant lacks a permission. */
  redacted: ReadonlySet<string>;
}

/** Grow does not document where it lists the redacted fields. */
const names = z.catch(z.nullish(z.array(z.string())), null);
const hidden = z.looseObject({ redacted_fields: names });
const page = z.looseObject({
  data: z.array(z.unknown()),
  meta: z.nullish(
    z.looseObject({ redacted_fields: names, paging: z.nullish(z.looseObject({ next: z.nullish(z.string()) })) }),
  ),
});

/**
 * Parses a page. A record with unexpected values is repaired, so that the list goes on.
 * @throws ProblemError grow-garbled, also for a link without a usable token: otherwise the list would end silently
 */
export function parsePage(answer: WireResponse, startedAt: number, shape: RecordShape): GrowPage {
  const read = page.safeParse(parse(answer));
  if (!read.success) throw new ProblemError('grow-garbled', { cause: read.error });
  const link = read.data.meta?.paging?.next;
  const next = pageToken(link);
  // An empty link ends the list, as an absent one does.
  if (link && next === null) throw new ProblemError('grow-garbled');
  const records: GrowRecord[] = [];
  const leftOut: string[] = [];
  for (const raw of read.data.data) {
    const record = repairRecord(shape, raw);
    if (record === null) leftOut.push(idOf(raw));
    else records.push(record as GrowRecord);
  }
  const date = Date.parse(header(answer, 'date') ?? '');
  return {
    records,
    leftOut,
    next,
    startedAt,
    growNow: Number.isNaN(date) ? null : date,
    redacted: new Set([...(read.data.meta?.redacted_fields ?? []), ...read.data.data.flatMap(redactedIn)]),
  };
}

function redactedIn(record: unknown): readonly string[] {
  return hidden.safeParse(record).data?.redacted_fields ?? [];
}

function idOf(raw: unknown): string {
  return String((raw as { id?: unknown } | null)?.id);
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
