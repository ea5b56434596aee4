import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Clock } from '../clock.ts';

/** A lease ends so long after its last renewal, by the database's clock. */
export const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 5_000;
/** The holder gives up so long after it asked for the last renewal that was granted: before the lease ends. */
const GIVE_UP_MS = 10_000;
/** How often an instance without the lease asks for it. */
const ASK_EVERY_MS = 2_000;

/** Work that only one of several instances does at a time, such as reading a firm's records from Clio. */
export interface Lease {
  /** Number of this holding, greater than that of each earlier one; null while another instance may hold the lease. */
  epoch(): number | null;
  /** Gives it to the next instance that asks. */
  release(): Promise<void>;
}

interface Deps {
  /** Its schema `desk` holds the leases. */
  database: Kysely<never>;
  clock: Clock;
  name: string;
  onHeld: (epoch: number) => void;
  onLost: () => void;
}

/** A write of an instance that held the lease when the work began, and does not hold it any more. */
export class LeaseLost extends Error {}

/**
 * Asks for a lease until it is released, and renews it while it is held. An instance that was paused for longer than
 * the lease finds out by its own monotonic clock before it does anything else; what it was about to write is refused by
 * {@link requireLease}.
 */
export function createLease({ database, clock, name, onHeld, onLost }: Deps): Lease {
  // Per holder and not per host: two containers may have the same host name.
  const owner = randomUUID();
  let held: { epoch: number; until: number } | null = null;
  let isReleased = false;
  let turn: Promise<void> = Promise.resolve();
  let cancelTurn = (): void => undefined;
  let cancelEnd = (): void => undefined;
  next(0);

  return {
    epoch: () => (held !== null && clock.monotonic() < held.until ? held.epoch : null),
    async release() {
      isReleased = true;
      cancelTurn();
      await turn;
      const epoch = held?.epoch;
      lose();
      if (epoch === undefined) return;
      await sql`UPDATE desk.leases SET until = 0 WHERE name = ${name} AND owner = ${owner} AND epoch = ${epoch}`
        .execute(database)
        .catch(() => undefined);
    },
  };

  function next(delay: number): void {
    if (!isReleased) cancelTurn = clock.after(delay, () => void (turn = ask()));
  }

  async function ask(): Promise<void> {
    const asked = clock.monotonic();
    try {
      const epoch = held === null ? await take() : await renew(held.epoch);
      if (epoch === null) lose();
      else hold(epoch, asked + GIVE_UP_MS);
    } catch {
      // The database is away: whether the lease is still held is known only by its time.
    }
    next(held === null ? ASK_EVERY_MS : RENEW_EVERY_MS);
  }

  function hold(epoch: number, until: number): void {
    // The response came too late: the time may be over already.
    if (clock.monotonic() >= until) return lose();
    const isNew = held === null;
    held = { epoch, until };
    cancelEnd();
    cancelEnd = clock.after(until - clock.monotonic(), lose);
    if (isNew) onHeld(epoch);
  }

  function lose(): void {
    cancelEnd();
    if (held === null) return;
    held = null;
    onLost();
  }

  async function take(): Promise<number | null> {
    const { rows } = await sql<{ epoch: number }>`
      INSERT INTO desk.leases AS leases (name, owner, epoch, until)
      VALUES (${name}, ${owner}, 1, ${now()} + ${LEASE_MS})
      ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, epoch = leases.epoch + 1, until = excluded.until
      WHERE leases.until < ${now()}
      RETURNING epoch`.execute(database);
    return rows[0]?.epoch ?? null;
  }

  async function renew(epoch: number): Promise<number | null> {
    const { rows } = await sql<{ epoch: number }>`
      UPDATE desk.leases SET until = ${now()} + ${LEASE_MS}
      WHERE name = ${name} AND owner = ${owner} AND epoch = ${epoch}
      RETURNING epoch`.execute(database);
    return rows[0]?.epoch ?? null;
  }
}

/**
 * Must be the first statement of each transaction that does the work of a lease. No other instance gets the lease until
 * the transaction ends, and a transaction of an earlier holder is refused.
 * @param epoch of {@link Lease.epoch} when the work began; null: the lease was lost meanwhile
 * @throws LeaseLost
 */
export async function requireLease(within: Transaction<never>, name: string, epoch: number | null): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM desk.leases WHERE name = ${name} AND epoch = ${epoch} FOR SHARE`.execute(
    within,
  );
  if (rows.length === 0) throw new LeaseLost();
}

/** The database's clock in milliseconds since 1970: those of the instances may differ. */
function now() {
  return sql<number>`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;
}
