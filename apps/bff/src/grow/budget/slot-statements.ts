import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../database/database.ts';
import { PRIORITIES, type Priority } from './budget.ts';

/** Longest time between taking a slot and sending its request; a process that died in between holds it as long. */
export const HOLD_MS = 25_000;
/** A process that has not looked for so long yields its turn: it stands still, or has died. */
const STALE_MS = 1500;
/** Longer than any pause that Grow's answers cause. */
const MAX_PAUSE_MS = 300_000;
/** A slot of the time before the clock of the database was set back is free after this time at the latest. */
const RESET_MS = 1500;

/** The slots of an application at Grow, and a process that takes them. */
export interface Line {
  application: string;
  instance: string;
  /** Number of slots. */
  rate: number;
}

/** An attempt to take a slot. */
export interface SlotRequest {
  /** Begins with the name of the instance. */
  holder: string;
  /** Null for a request that skips the queue. */
  priority: Priority | null;
  person: string | null;
  /** Milliseconds for which the turn has been waiting. */
  age: number;
  /** Number of requests that wait in this process. */
  waiting: number;
}

/** Result of an attempt. Durations are in milliseconds. */
export interface SlotAnswer {
  isTaken: boolean;
  /** True if it is the turn of another process. */
  isAhead: boolean;
  /** Until the next slot is free. */
  freeIn: number;
  pausedFor: number;
  /** For whom other processes have taken slots in the last second, or before. */
  served: readonly ServedTurn[];
  /** Number of requests that wait in other processes. */
  elsewhere: number;
  /** False if a slot has no row, or one that is later than anything that is ever stored. */
  isArranged: boolean;
}

/** A slot that was taken for a person. */
export interface ServedTurn {
  priority: Priority;
  person: string;
  /** By the clock of the database: distinguishes it from others. */
  at: number;
  ago: number;
}

const NOW = sql<number>`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;

/** Creates the rows of the slots, and corrects those that are later than anything that is ever stored. */
export async function arrangeSlots(database: Database, { application, rate }: Line): Promise<void> {
  await sql`
    INSERT INTO desk.rate_slots AS known (application, slot, free_at, paused_until)
    SELECT ${application}, slot, 0, 0 FROM generate_series(0, ${rate}::integer - 1) AS slot
    ON CONFLICT (application, slot) DO UPDATE
    SET free_at = least(known.free_at, ${NOW} + ${RESET_MS}::integer), paused_until = least(known.paused_until, ${NOW} + ${RESET_MS}::integer)
    WHERE ${isTooLate(sql`known`, NOW)}`.execute(database);
  await sql`DELETE FROM desk.rate_line WHERE seen_at < ${NOW} - ${MAX_PAUSE_MS}::integer`.execute(database);
}

/**
 * Takes a free slot by the clock of the database, unless it is the turn of another process. A process that gets none is
 * in the line until it gets one or leaves. Whom a slot was taken for last counts for the turns of all processes.
 */
export async function takeSlot(
  database: Database,
  { application, instance, rate }: Line,
  { holder, priority, person, age, waiting }: SlotRequest,
): Promise<SlotAnswer> {
  const rank = priority === null ? 0 : 1 + PRIORITIES.indexOf(priority);
  const { rows } = await sql<FoundRow>`
    WITH now AS MATERIALIZED (SELECT ${NOW} AS ms),
    slots AS MATERIALIZED (
      SELECT * FROM desk.rate_slots WHERE application = ${application} AND slot < ${rate}::integer
    ),
    served AS MATERIALIZED (SELECT person, rank, max(taken_at) AS at FROM slots GROUP BY person, rank),
    own AS MATERIALIZED (SELECT max(at) AS at FROM served WHERE person = ${person} AND rank = ${rank}::integer),
    turn AS MATERIALIZED (SELECT greatest(now.ms - ${Math.round(age)}::bigint, own.at) AS since FROM now, own),
    others AS MATERIALIZED (
      SELECT line.instance, line.rank, greatest(line.since, served.at) AS since, line.waiting
      FROM now, desk.rate_line AS line LEFT JOIN served ON served.person = line.person AND served.rank = line.rank
      WHERE line.application = ${application} AND line.instance <> ${instance}
      AND line.seen_at > now.ms - ${STALE_MS}::integer
    ),
    ahead AS MATERIALIZED (
      SELECT count(*) > 0 AS is_any FROM others, turn
      WHERE (others.rank, others.since, others.instance) < (${rank}::integer, turn.since, ${instance})
    ),
    free AS MATERIALIZED (
      SELECT known.slot FROM desk.rate_slots AS known, now, ahead
      WHERE known.application = ${application} AND known.slot < ${rate}::integer AND NOT ahead.is_any
      AND known.free_at <= now.ms AND known.paused_until <= now.ms
      ORDER BY known.free_at LIMIT 1 FOR UPDATE OF known SKIP LOCKED
    ),
    taken AS (
      UPDATE desk.rate_slots AS known SET holder = ${holder}, person = ${person}, rank = ${rank}::integer,
        taken_at = now.ms, free_at = now.ms + ${HOLD_MS}::integer
      FROM free, now WHERE known.application = ${application} AND known.slot = free.slot RETURNING known.slot
    ),
    done AS (
      DELETE FROM desk.rate_line AS line USING taken
      WHERE line.application = ${application} AND line.instance = ${instance}
    ),
    waits AS (
      INSERT INTO desk.rate_line (application, instance, rank, person, since, waiting, seen_at)
      SELECT ${application}, ${instance}, ${rank}::integer, ${person}, turn.since, ${waiting}::integer, now.ms
      FROM turn, now WHERE NOT EXISTS (SELECT FROM taken)
      ON CONFLICT (application, instance) DO UPDATE SET rank = excluded.rank, person = excluded.person,
        since = excluded.since, waiting = excluded.waiting, seen_at = excluded.seen_at
    )
    SELECT (SELECT count(*) FROM taken) AS taken, ahead.is_any AS "isAhead",
      (SELECT json_agg(json_build_object('rank', rank, 'person', person, 'at', taken_at, 'ago', now.ms - taken_at))
        FROM slots WHERE person IS NOT NULL AND NOT starts_with(holder, ${instance})) AS served,
      (SELECT coalesce(sum(waiting), 0) FROM others) AS elsewhere,
      coalesce(slots.free_at - now.ms, 0) AS "freeIn", coalesce(slots.paused_until - now.ms, 0) AS "pausedFor",
      slots.found = ${rate}::integer AND NOT slots.is_late AS "isArranged"
    FROM now, ahead, (
      SELECT count(*) AS found, min(free_at) AS free_at, max(paused_until) AS paused_until,
        coalesce(bool_or(${isTooLate(sql`slots`, sql`now.ms`)}), false) AS is_late FROM slots, now
    ) AS slots`.execute(database);
  const [found] = rows;
  if (found === undefined) throw new Error('the database has answered nothing');
  const served = (found.served ?? []).flatMap(({ rank: of, ...turn }) => {
    const by = PRIORITIES[of - 1];
    return by === undefined ? [] : [{ priority: by, ...turn }];
  });
  return { ...found, served, isTaken: found.taken > 0 };
}

interface FoundRow extends Omit<SlotAnswer, 'isTaken' | 'served'> {
  taken: number;
  served: { rank: number; person: string; at: number; ago: number }[] | null;
}

/** Makes a slot free again after `delay` milliseconds, if that is earlier than now planned. */
export async function freeSlot(
  database: Database,
  { application }: Line,
  holder: string,
  delay: number,
): Promise<void> {
  const freeAt = sql`${NOW} + ${Math.ceil(delay)}::integer`;
  await sql`
    UPDATE desk.rate_slots SET free_at = ${freeAt}
    WHERE application = ${application} AND holder = ${holder} AND free_at > ${freeAt}`.execute(database);
}

/** Lets no process take a slot for these milliseconds. */
export async function pauseSlots(database: Database, { application }: Line, milliseconds: number): Promise<void> {
  await sql`
    UPDATE desk.rate_slots SET paused_until = greatest(paused_until, ${NOW} + ${Math.ceil(milliseconds)}::integer)
    WHERE application = ${application}`.execute(database);
}

export async function leaveLine(database: Database, { application, instance }: Line): Promise<void> {
  await sql`DELETE FROM desk.rate_line WHERE application = ${application} AND instance = ${instance}`.execute(database);
}

function isTooLate(slots: RawBuilder<unknown>, now: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(${slots}.free_at > ${now} + ${HOLD_MS + RESET_MS}::integer OR ${slots}.paused_until > ${now} + ${MAX_PAUSE_MS + RESET_MS}::integer)`;
}
