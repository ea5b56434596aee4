import { Kysely } from 'kysely';
import type { MirrorTables } from './mirror-tables.ts';

/** The mirror's tables, whatever holds them. Everything in them can be fetched from Grow again. */
export abstract class MirrorDatabase extends Kysely<MirrorTables> {
  /** True if the mirror ends with the process. */
  abstract readonly isInMemory: boolean;
  /** True if a statement has found the content damaged. */
  abstract readonly isDamaged: boolean;
  /** True if what does not answer now has the same content later: it must not be replaced. */
  abstract readonly comesBack: boolean;
  /** Continues with empty tables. Other statements wait. */
  abstract replace(): Promise<void>;
  /** Removes deleted contents from where the database keeps them for itself. @returns false if that must be repeated */
  abstract purge(): Promise<boolean>;
  /** Returns true and deletes an operator's request for a new backfill, if there is one. */
  abstract takeRebuildRequest(): Promise<boolean>;
}
