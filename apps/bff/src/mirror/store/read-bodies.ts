import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { LRUCache } from 'lru-cache';
import { StoreUnavailable } from '../../database/store-unavailable.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { rowsOf } from './record-rows.ts';

/** Some megabytes: what the screens of an office show. */
const MAX_REMEMBERED = 5000;

/** Reads the JSON of records. Where the database comes back, what was read last is used while it is away. */
export interface BodyReader {
  /** Returns the records' JSON in the order of `ids`; missing records are omitted. @throws StoreUnavailable */
  read(firm: string, kind: RecordKind, ids: readonly number[]): Promise<string[]>;
  /** Called when records may have changed; without ids, when all are gone. */
  forget(firm?: string, kind?: RecordKind, ids?: readonly number[]): void;
}

export function createBodyReader(database: MirrorDatabase): BodyReader {
  const remembered = new LRUCache<string, string>({ max: MAX_REMEMBERED });
  const keyOf = (firm: string, kind: RecordKind, id: number): string => `${firm} ${kind} ${id}`;
  return {
    async read(firm, kind, ids) {
      try {
        const rows = await rowsOf(database, firm, kind, ids);
        if (database.comesBack) for (const [id, { body }] of rows) remembered.set(keyOf(firm, kind, id), body);
        return ids.flatMap((id) => rows.get(id)?.body ?? []);
      } catch (error) {
        const bodies = ids.flatMap((id) => remembered.get(keyOf(firm, kind, id)) ?? []);
        // A part of a page would look like a whole one.
        if (!(error instanceof StoreUnavailable) || bodies.length < ids.length) throw error;
        return bodies;
      }
    },
    forget(firm, kind, ids) {
      if (firm === undefined || kind === undefined || ids === undefined) remembered.clear();
      else for (const id of ids) remembered.delete(keyOf(firm, kind, id));
    },
  };
}
