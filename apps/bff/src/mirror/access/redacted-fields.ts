import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { LRUCache } from 'lru-cache';
import type { AccessCache } from './access-cache.ts';

/** Fields that Grow redacts for each sign-in, according to its responses to the sign-in's own token. */
export interface RedactedFields {
  /** Replaces what is known, after a sample of records was requested. */
  replace(grant: string, kind: RecordKind, fields: ReadonlySet<string>): void;
  /** Adds the fields that another response redacts. */
  add(grant: string, kind: RecordKind, fields: Iterable<string>): void;
  /** Returns the fields to redact in every record of this kind that is sent to the sign-in. */
  of(grant: string, kind: RecordKind): ReadonlySet<string>;
}

const MAX_ENTRIES = 20_000;
const NONE: ReadonlySet<string> = new Set();
/** Grow shows the lead of a matter only to those who may read that lead. */
const LEAD_OF_MATTER = 'inbox_lead_id';

export function createRedactedFields(book: Pick<AccessCache, 'last'>): RedactedFields {
  const known = new LRUCache<string, ReadonlySet<string>>({ max: MAX_ENTRIES });
  const find = (grant: string, kind: RecordKind) => known.get(`${grant} ${kind}`);
  const replace: RedactedFields['replace'] = (grant, kind, fields) => void known.set(`${grant} ${kind}`, fields);
  return {
    replace,
    add(grant, kind, fields) {
      const added = [...fields];
      if (added.length > 0) replace(grant, kind, new Set([...(find(grant, kind) ?? []), ...added]));
    },
    of(grant, kind) {
      const fields = find(grant, kind);
      if (kind !== 'matter') return fields ?? NONE;
      // Before any response to this sign-in is known, the lead is not shown.
      const isOpen = book.last(grant, 'lead')?.isAllowed ?? fields !== undefined;
      return isOpen ? (fields ?? NONE) : new Set([...(fields ?? []), LEAD_OF_MATTER]);
    },
  };
}
