import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { systemClock } from '#src/clock.ts';
import { openPostgresAsItIs } from '#src/database/postgres/open-postgres.ts';
import { createLease, LeaseLost, requireLease } from '#src/leases/lease.ts';

/**
 * A program that holds a lease whenever it can, and writes under it as often as it can. Each line of its output says
 * what has happened.
 */
const url = process.env['DATABASE_URL'] ?? '';
const database = await openPostgresAsItIs({ url, directUrl: url });
const say = (what: string): boolean => process.stdout.write(`${what}\n`);
const lease = createLease({
  database: database as never,
  clock: systemClock,
  name: 'work',
  onHeld: (epoch) => say(`held ${epoch}`),
  onLost: () => say('lost'),
});
process.once('SIGTERM', () => void lease.release().then(() => process.exit(0)));
say('ready');
for (;;) {
  const epoch = lease.epoch();
  if (epoch !== null) await write(epoch);
  await pause(5);
}

async function write(epoch: number): Promise<void> {
  try {
    await database.transaction().execute(async (within) => {
      await requireLease(within as never, 'work', epoch);
      await sql`INSERT INTO desk.lease_writes (epoch) VALUES (${epoch})`.execute(within);
    });
  } catch (error) {
    say(error instanceof LeaseLost ? `refused ${epoch}` : 'failed');
  }
}
