import type { VerdictReason } from '@intake-desk/desk-api/triage';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { DEFAULT_REASONS } from './default-reasons.ts';

/** A firm's reasons to decline a lead. */
export interface StoredReasons {
  /** To choose from; their places are their digits. */
  used: VerdictReason[];
  /** The last one retired first. */
  retired: VerdictReason[];
  /** Both: what was decided keeps its words. */
  known: ReadonlyMap<string, VerdictReason>;
  /** 0: the usual ones. */
  version: number;
}

export interface Reasons {
  of(firm: string): Promise<StoredReasons>;
  /**
   * Puts all of them in place of those of a version; whatever is not among them is retired.
   * @returns false when somebody else has changed them since: nothing is written
   */
  put(firm: string, reasons: readonly VerdictReason[], version: number): Promise<boolean>;
}

type Stored = VerdictReason & { isRetired?: boolean };

export function createReasons(database: Database, clock: Clock): Reasons {
  /** Asked for with every lead that is told, and changed once a year. */
  const kept = new Map<string, StoredReasons>();
  return { of, put };

  async function of(firm: string): Promise<StoredReasons> {
    const found = kept.get(firm);
    if (found !== undefined) return found;
    const row = await database.selectFrom('reasons').selectAll().where('firm', '=', firm).executeTakeFirst();
    const read =
      row === undefined ? asKept(DEFAULT_REASONS, 0) : asKept(JSON.parse(row.reasons) as Stored[], row.version);
    kept.set(firm, read);
    return read;
  }

  async function put(firm: string, reasons: readonly VerdictReason[], version: number): Promise<boolean> {
    // From the database itself: another instance may have changed them.
    kept.delete(firm);
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
    kept.delete(firm);
    return numInsertedOrUpdatedRows === 1n;
  }
}

/** One of the firm's reasons, or free words. */
export function resolveReason(known: StoredReasons['known'], reason: string | null): VerdictReason | null {
  return reason === null ? null : (known.get(reason) ?? { id: reason, label: reason });
}

function asKept(stored: readonly Stored[], version: number): StoredReasons {
  const pick = (isRetired: boolean): VerdictReason[] =>
    stored.filter((reason) => (reason.isRetired ?? false) === isRetired).map(({ id, label }) => ({ id, label }));
  const [used, retired] = [pick(false), pick(true)];
  // A decision of before the firm changed the usual ones knows them still.
  const known = new Map([...DEFAULT_REASONS, ...retired, ...used].map((reason) => [reason.id, reason]));
  return { used, retired, known, version };
}
