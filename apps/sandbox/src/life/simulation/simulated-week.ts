import type { Clock } from '../../clock.ts';
import { createSeededRandom } from '../../data/random/chance.ts';
import type { Sql } from '../../data/database/sql.ts';
import { timestamp } from '../../data/database/timestamp.ts';
import { firstFirm } from '../first-firm.ts';
import type { ActionContext } from '../life.ts';
import { simulateCall } from './simulate-call.ts';
import { simulateStaffAction } from './simulate-work.ts';
import { isOfficeOpen, nextEvent, timeOfWeek } from './working-week.ts';

/** An event in Grow, with the ids of the affected records. */
export interface HappenedEvent {
  act: string;
  /** Time of its records. */
  time: string;
  /** Time in the simulated week. */
  week_time: string;
}

/** The firm's simulated week. It continues from the state of the scenario's data and restarts with a new scenario. */
export interface SimulatedWeek {
  /** @returns milliseconds of the week until {@link SimulatedWeek.next} is due */
  untilNext(): number;
  /** Runs the next event; null if it is impossible, such as accepting a lead of an empty inbox. */
  next(): HappenedEvent | null;
  /**
   * Runs the next events now.
   * @param advance moves the sandbox's clock with the week, from one event to the next
   */
  step(count: number, advance: boolean): HappenedEvent[];
}

/** Position in the week, stored with the data that it belongs to. */
interface Place {
  event: number;
  /** Since midnight of Monday. */
  minutes: number;
  /** Remaining callers after an advertisement. */
  burst: number;
}

const SEED = 20_261_109;
const MONDAY_MORNING = 8 * 60;
const ADVERT_SHARE = 0.03;
const BATCH = 200;

/** Creates a week of the first firm. The same scenario always has the same week. */
export function createSimulatedWeek({ sql, clock }: { sql: Sql; clock: Clock }): SimulatedWeek {
  const chance = createSeededRandom(SEED);
  const coming = (place: Place) => {
    // Every event has its own seed, so neither earlier events nor repeated previews change it.
    chance.faker.seed([SEED, place.event]);
    return place.burst > 0
      ? { gap: 0.5 + 3 * chance.random(), kind: 'lead' as const }
      : nextEvent(chance, place.minutes);
  };
  const happen = (place: Place, advance: boolean): HappenedEvent | null => {
    const { gap, kind } = coming(place);
    place.event += 1;
    place.minutes += gap;
    if (advance) clock.advance(gap * 60);
    const life: ActionContext = { sql, chance, firm: firstFirm(sql), now: clock.now() };
    if (life.firm === null) return null;
    const done = kind === 'work' ? simulateStaffAction(life) : call(life, place);
    return done && { ...done, time: timestamp(life.now), week_time: timeOfWeek(place.minutes) };
  };
  const batch = (count: number, advance: boolean): HappenedEvent[] =>
    sql.transaction(() => {
      const place = readPlace(sql);
      const events: HappenedEvent[] = [];
      while (events.length < count && firstFirm(sql) !== null) {
        const event = happen(place, advance);
        if (event !== null) events.push(event);
      }
      writePlace(sql, place);
      return events;
    });
  return {
    untilNext: () => coming(readPlace(sql)).gap * 60_000,
    next: () =>
      sql.transaction(() => {
        const place = readPlace(sql);
        const event = happen(place, false);
        writePlace(sql, place);
        return event;
      }),
    step: (count, advance) => {
      const events: HappenedEvent[] = [];
      while (events.length < count) {
        const more = batch(Math.min(BATCH, count - events.length), advance);
        if (more.length === 0) break;
        events.push(...more);
      }
      return events;
    },
  };
}

function call(life: ActionContext, place: Place) {
  const officeOpen = isOfficeOpen(place.minutes);
  const advert = place.burst > 0;
  if (advert) place.burst -= 1;
  else if (officeOpen && life.chance.happens(ADVERT_SHARE)) place.burst = life.chance.between(4, 11);
  return simulateCall(life, { advert, officeOpen });
}

function readPlace(sql: Sql): Place {
  const row = sql.get<{ value: string }>(`SELECT value FROM facts WHERE name = 'simulated_week'`);
  return row ? (JSON.parse(row.value) as Place) : { event: 0, minutes: MONDAY_MORNING, burst: 0 };
}

function writePlace(sql: Sql, place: Place): void {
  sql.run(`INSERT OR REPLACE INTO facts (name, value) VALUES ('simulated_week', ?)`, JSON.stringify(place));
}
