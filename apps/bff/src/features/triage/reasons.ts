import type { VerdictReason } from '@intake-desk/desk-api/triage';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { DEFAULT_REASONS, FORMER_DEFAULT_REASONS } from './default-reasons.ts';

/** A firm's reasons to decline a lead. */
export interface StoredReasons {
  /** Selectable reasons; the position is the shortcut digit. */
  used: VerdictReason[];
  /** Most recently retired first. */
  retired: VerdictReason[];
  /** Used and retired reasons by id: earlier decisions still show their label. */
  known: ReadonlyMap<string, VerdictReason>;
  /** 0 for the default reasons. */
  version: number;
}

export interface Reasons {
  of(firm: string): Promise<StoredReasons>;
  /**
   * Replaces all reasons of the given version; a reason that is missing from the new list is retired.
   * @returns false if they were changed since that version: nothing is written
   */
  put(firm: string, reasons: readonly VerdictReason[], version: number): Promise<boolean>;
}

type Stored = VerdictReason & { isRetired?: boolean };

export function createReasons(database: Database, clock: Clock): Reasons {
  /** Cache by firm: read for every published lead, changed about once a year. */
  const cache = new Map<string, StoredReasons>();
  return { of, put };

  async function of(firm: string): Promise<StoredReasons> {
    const found = cache.get(firm);
    if (found !== undefined) return found;
    const row = await database.selectFrom('reasons').selectAll().where('firm', '=', firm).executeTakeFirst();
    const read =
      row === undefined
        ? toStoredReasons(DEFAULT_REASONS, 0)
        : toStoredReasons(JSON.parse(row.reasons) as Stored[], row.version);
    cache.set(firm, read);
    return read;
  }

  async function put(firm: string, reasons: readonly VerdictReason[], version: number): Promise<boolean> {
    // Reads from the database: another instance may have changed the reasons.
    cache.delete(firm);
    const before = await of(firm);
    if (before.version !== version) return false;
    const ids = new Set(reasons.map(({ id }) => id));
    const retired = [...before.used, ...before.retired].filter(({ id }) => !ids.has(id));
    const all: Stored[] = [...reasons, ...retired.map((reason) => ({ ...reason, isRetired: true }))];
    const row = { firm, version: version + 1, reasons: JSON.stringify(all), updated_at: clock.now() };
    const { numInsertedOrUpdatedRows } = await database
      .insertInto('reasons')
      .values(row)
      .onConflict((conflict) => conflict.column('firm').doUpdateSet(row).where('reasons.version', '=', version))
      .executeTakeFirstOrThrow();
    cache.delete(firm);
    return numInsertedOrUpdatedRows === 1n;
  }
}

/** Returns one of the firm's reasons, or the free text as its own label. */
export function resolveReason(known: StoredReasons['known'], reason: string | null): VerdictReason | null {
  return reason === null ? null : (known.get(reason) ?? { id: reason, label: reason });
}

function toStoredReasons(stored: readonly Stored[], version: number): StoredReasons {
  const pick = (isRetired: boolean): VerdictReason[] =>
    stored.filter((reason) => (reason.isRetired ?? false) === isRetired).map(({ id, label }) => ({ id, label }));
  const [used, retired] = [pick(false), pick(true)];
  // Decisions from before the firm's own list still refer to the default reasons.
  const known = new Map(
    [...FORMER_DEFAULT_REASONS, ...DEFAULT_REASONS, ...retired, ...used].map((reason) => [reason.id, reason]),
  );
  return { used, retired, known, version };
}
