import { randomBytes } from 'node:crypto';
import { PostgresAdapter, sql, type Kysely, type Transaction } from 'kysely';
import type { Cipher } from '../crypto/cipher.ts';
import type { Database } from '../database/database.ts';
import { placeOf } from '../database/sealed-columns.ts';
import type { Tables } from '../database/tables.ts';
import { transact } from '../database/transact.ts';
import { MAX_EVENTS } from './event-buffer.ts';
import type { AnyEvent } from './any-event.ts';

/** Channel of the database on which the name of each firm is sent whose log has grown. */
export const EVENT_CHANNEL = 'desk_events';
/** Events that are older are deleted. */
const KEEP_MS = 86_400_000;

/** One stored event. */
export interface LoggedEvent {
  position: number;
  event: AnyEvent;
  /** Milliseconds since it was stored, by the clock of the database. */
  age: number;
}

/** The end of a firm's log. */
export interface LogHead {
  position: number;
  log: string;
}

/** The events of all firms, stored in the order in which they were committed. */
export interface EventLog {
  /**
   * Appends events in the transaction of the change that they tell, and wakes all instances at its commit. A firm's
   * log is held until then, so that no position is committed before an earlier one.
   */
  append(within: Transaction<Tables>, firm: string, events: readonly AnyEvent[]): Promise<void>;
  /** Returns the end of each log. */
  heads(): Promise<ReadonlyMap<string, LogHead>>;
  /** Returns the end of a firm's log, which begins with this call if there is none. */
  headOf(firm: string): Promise<LogHead>;
  /** Returns the first events after a position. */
  read(firm: string, after: number, limit: number): Promise<LoggedEvent[]>;
  /** Deletes what is no longer replayed. */
  prune(now: number): Promise<void>;
}

/** The clock of the database: instances may disagree. */
const NOW = sql<number>`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;

export function createEventLog(database: Database, cipher: Cipher): EventLog {
  return {
    async append(within, firm, events) {
      const { position: last } = await within
        .insertInto('event_heads')
        .values({ firm, position: events.length, log: newLog() })
        .onConflict((conflict) =>
          conflict.column('firm').doUpdateSet((eb) => ({ position: eb('event_heads.position', '+', events.length) })),
        )
        .returning('position')
        .executeTakeFirstOrThrow();
      const rows = events.map((event, index) => {
        const position = last - events.length + 1 + index;
        const payload = cipher.seal(JSON.stringify(event), placeOf('events', firm, position));
        return { firm, position, type: event.type, payload, at: NOW };
      });
      await within.insertInto('events').values(rows).execute();
      await wake(within, [firm]);
    },
    async heads() {
      const rows = await database.selectFrom('event_heads').selectAll().execute();
      return new Map(rows.map(({ firm, ...head }) => [firm, head]));
    },
    async headOf(firm) {
      await database
        .insertInto('event_heads')
        .values({ firm, position: 0, log: newLog() })
        .onConflict((conflict) => conflict.column('firm').doNothing())
        .execute();
      return database
        .selectFrom('event_heads')
        .select(['position', 'log'])
        .where('firm', '=', firm)
        .executeTakeFirstOrThrow();
    },
    async read(firm, after, limit) {
      const rows = await database
        .selectFrom('events')
        .select(['position', 'payload', sql<number>`${NOW} - ${sql.ref('at')}`.as('age')])
        .where('firm', '=', firm)
        .where('position', '>', after)
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(({ position, payload, age }) => {
        const text = payload === null ? null : cipher.tryOpen(payload, placeOf('events', firm, position));
        // What no configured key opens has to be fetched again.
        return { position, age, event: text === null ? { type: 'reset' } : (JSON.parse(text) as AnyEvent) };
      });
    },
    async prune(now) {
      await database
        .deleteFrom('events')
        .where((where) =>
          where.or([
            where('at', '<', now - KEEP_MS),
            where(
              'position',
              '<=',
              where
                .selectFrom('event_heads')
                .select(({ eb: of }) => of('event_heads.position', '-', MAX_EVENTS).as('oldest'))
                .whereRef('event_heads.firm', '=', 'events.firm'),
            ),
          ]),
        )
        .execute();
    },
  };
}

/**
 * Deletes all events but the `reset` of an earlier erasure. Browsers receive a `reset` in their place, and no instance
 * replays what it remembers.
 */
export async function eraseEvents(database: Database): Promise<void> {
  await transact(database, async (within) => {
    const heads = await within
      .updateTable('event_heads')
      // A gap in the positions: a stream that meets it replaces what follows by a reset.
      .set(({ eb }) => ({ position: eb('position', '+', 2) }))
      .where((where) =>
        where.exists(
          where
            .selectFrom('events')
            .select('events.position')
            .whereRef('events.firm', '=', 'event_heads.firm')
            .where('events.payload', 'is not', null),
        ),
      )
      .returning(['firm', 'position'])
      .execute();
    if (heads.length === 0) return;
    const firms = heads.map(({ firm }) => firm);
    await within.deleteFrom('events').where('firm', 'in', firms).execute();
    const rows = heads.map(({ firm, position }) => ({ firm, position, type: 'reset', payload: null, at: NOW }));
    await within.insertInto('events').values(rows).execute();
    await wake(within, firms);
  });
}

/** One notification for a batch: it is sent at the commit, and says where to look. */
async function wake(within: Kysely<Tables>, firms: readonly string[]): Promise<void> {
  if (!(within.getExecutor().adapter instanceof PostgresAdapter)) return;
  for (const firm of firms) await sql`SELECT pg_notify(${EVENT_CHANNEL}, ${firm})`.execute(within);
}

function newLog(): string {
  return randomBytes(6).toString('hex');
}
