import type { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { ProblemError } from '../problem.ts';
import { sessionOf } from '../sessions/current-session.ts';

/** Requests of one session that are handled at once; browsers open fewer connections. */
const AT_ONCE = 8;
/** Further requests of a session that wait; more are refused. */
const MAX_WAITING = 500;
/** Writes of one person: a batch of selected leads and its undo at once, and on average more than a person can do. */
const WRITES = { atOnce: 5000, perSecond: 2 };
const MAX_PEOPLE = 10_000;

/** A request by its place among all that have arrived. */
interface Arrival {
  place: number;
  socket: Socket;
  start: () => void;
}

interface Turns {
  running: Set<Arrival>;
  waiting: Arrival[];
}

const ARRIVAL = 'arrival';
let arrived = 0;

/** Numbers the requests. The first handler of all: whatever waits in between may change their order. */
export const numberRequest: RequestHandler = (_request, response, next) => {
  arrived += 1;
  response.locals[ARRIVAL] = arrived;
  next();
};

/**
 * Keeps one session from delaying the others: few of its requests are handled at once, the rest wait, and its person's
 * writes are limited, so that what they are recorded in grows slowly. A connection is answered in the order of its
 * requests (RFC 9112 §9.3.2), so none of them waits for a turn that a later one of them has.
 */
export function sessionLimits(clock: Clock): RequestHandler {
  const sessions = new Map<string, Turns>();
  const writes = new LRUCache<string, { left: number; at: number }>({ max: MAX_PEOPLE });

  return (request, response, next) => {
    const session = sessionOf(response);
    if (session === null) return next();
    if (request.method !== 'GET') countWrite(`${session.firm}/${session.person}`);
    const turns = sessions.get(session.name) ?? { running: new Set(), waiting: [] };
    sessions.set(session.name, turns);
    const one: Arrival = {
      place: Number(response.locals[ARRIVAL]),
      socket: request.socket,
      start() {
        const done = (): void => end(turns, one, session.name);
        // The client may have left while the request waited.
        if (response.destroyed) return done();
        response.once('close', done);
        next();
      },
    };
    if (turns.running.size < AT_ONCE || isWaitedFor(one, turns.running)) {
      turns.running.add(one);
      one.start();
    } else if (turns.waiting.length < MAX_WAITING) turns.waiting.push(one);
    else throw tooMany(1);
  };

  function end({ running, waiting }: Turns, ended: Arrival, name: string): void {
    running.delete(ended);
    if (waiting.length > 0 && running.size < AT_ONCE) {
      const following = waiting.reduce((first, one) => (one.place < first.place ? one : first));
      waiting.splice(waiting.indexOf(following), 1);
      running.add(following);
      // Requests of other sessions that have arrived meanwhile come first.
      setImmediate(() => following.start());
    }
    if (running.size === 0) sessions.delete(name);
  }

  function countWrite(person: string): void {
    const now = clock.monotonic();
    const { left, at } = writes.get(person) ?? { left: WRITES.atOnce, at: now };
    const refilled = Math.min(WRITES.atOnce, left + ((now - at) * WRITES.perSecond) / 1000);
    if (refilled < 1) throw tooMany(Math.ceil((1 - refilled) / WRITES.perSecond));
    writes.set(person, { left: refilled - 1, at: now });
  }
}

function isWaitedFor({ place, socket }: Arrival, running: ReadonlySet<Arrival>): boolean {
  return [...running].some((other) => other.socket === socket && other.place > place);
}

function tooMany(retryAfter: number): ProblemError {
  return new ProblemError('too-many-requests', { retryAfter });
}
