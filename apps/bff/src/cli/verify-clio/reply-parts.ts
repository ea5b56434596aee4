import { pageToken } from '@intake-desk/grow-api/page-token';
import { z } from 'zod/mini';
import type { ClioReply } from './clio-reader.ts';

const record = z.looseObject({ id: z.int() });
const list = z.looseObject({ data: z.array(record) });
const item = z.looseObject({ data: record });
const paging = z.looseObject({
  meta: z.looseObject({ paging: z.looseObject({ next: z.optional(z.unknown()) }) }),
});
const redacted = z.looseObject({ redacted_fields: z.array(z.string()) });
const redactedMeta = z.looseObject({ meta: redacted });

export type ListedRecord = z.infer<typeof record>;

/** Returns the records of a list; none for any other response. */
export function recordsOf({ status, body }: ClioReply): readonly ListedRecord[] {
  const read = list.safeParse(body);
  return status === 200 && read.success ? read.data.data : [];
}

/** Returns the record of a response; null for any other response. */
export function recordOf({ status, body }: ClioReply): ListedRecord | null {
  const read = item.safeParse(body);
  return (status === 200 || status === 201) && read.success ? read.data.data : null;
}

/** Returns `meta.paging.next` as it is; undefined if it is absent. */
export function nextOf({ body }: ClioReply): unknown {
  const read = paging.safeParse(body);
  return read.success ? read.data.meta.paging.next : undefined;
}

/** Returns the token of the next page; null on the last page. */
export function nextTokenOf(reply: ClioReply): string | null {
  const next = nextOf(reply);
  return pageToken(typeof next === 'string' ? next : null);
}

/** Returns where a list names redacted fields, and which; null if nothing is redacted. */
export function redactionOf(reply: ClioReply): { at: 'record' | 'meta'; fields: readonly string[] } | null {
  const inMeta = redactedMeta.safeParse(reply.body);
  if (inMeta.success) return { at: 'meta', fields: inMeta.data.meta.redacted_fields };
  const fields = recordsOf(reply).flatMap((one) => {
    const read = redacted.safeParse(one);
    return read.success ? read.data.redacted_fields : [];
  });
  return fields.length === 0 ? null : { at: 'record', fields: [...new Set(fields)] };
}

/** True if Clio refuses for lack of a permission, in either way. */
export function isRefused({ status }: ClioReply): boolean {
  return status === 403 || (status >= 300 && status < 400);
}
