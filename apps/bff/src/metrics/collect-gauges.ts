import { MIRRORED_LISTS } from '@intake-desk/desk-api/connection';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { OutboxState } from '../database/tables.ts';
import type { CircuitBreaker } from '../grow/client/circuit-breaker.ts';
import type { EventStreamServer } from '../events/event-streams.ts';
import type { Mirror } from '../mirror/create-mirror.ts';
import type { Metrics } from './create-metrics.ts';

const STATES: readonly OutboxState[] = ['PENDING', 'SENT', 'CONFIRMED', 'REJECTED', 'UNKNOWN', 'SIMILAR', 'ABSENT'];

interface Deps {
  metrics: Metrics;
  database: Database;
  breaker: CircuitBreaker;
  mirror: Mirror | null;
  streams: EventStreamServer;
  clock: Clock;
}

/** Updates the gauges whose values must be queried. A database that does not respond is a metric, too. */
export async function collectGauges({ metrics, database, breaker, mirror, streams, clock }: Deps): Promise<void> {
  metrics.breakerOpen.set(breaker.isOpen ? 1 : 0);
  metrics.eventStreams.set(streams.size);
  if (mirror !== null) readMirror(metrics, mirror, clock);
  try {
    const now = clock.now();
    const rows = await database
      .selectFrom('outbox')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute();
    const { sessions } = await database
      .selectFrom('sessions')
      .select(({ fn }) => fn.countAll<number>().as('sessions'))
      .where('idle_expires_at', '>', now)
      .where('absolute_expires_at', '>', now)
      .executeTakeFirstOrThrow();
    const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]));
    for (const state of STATES) metrics.outboxRows.set({ state }, counts.get(state) ?? 0);
    metrics.sessions.set(Number(sessions));
    metrics.databaseUp.set(1);
  } catch {
    metrics.databaseUp.set(0);
  }
}

function readMirror({ mirrorRecords, mirrorAge }: Metrics, mirror: Mirror, clock: Clock): void {
  const firms = [...mirror.firms()].map(([, sync]) => sync);
  for (const list of MIRRORED_LISTS) {
    mirrorRecords.set(
      { list },
      firms.reduce((sum, sync) => sum + sync.count(list), 0),
    );
    const known = firms.flatMap((sync) => sync.freshness(list).asOf ?? []);
    const oldest = known.sort()[0];
    if (oldest === undefined) mirrorAge.remove({ list });
    else mirrorAge.set({ list }, Math.max(0, clock.now() - Date.parse(oldest)) / 1000);
  }
}
