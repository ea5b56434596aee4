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

interface Turns {
  running: number;
  waiting: (() => void)[];
}

/**
 * Keeps one session from delaying the others: few of its requests are handled at once, the rest wait, and its person's
 * writes are limited, so that what they are recorded in grows slowly.
 */
export function sessionLimits(clock: Clock): RequestHandler {
  const sessions = new Map<string, Turns>();
  const writes = new LRUCache<string, { left: number; at: number }>({ max: MAX_PEOPLE });

  return (request, response, next) => {
    const session = sessionOf(response);
    if (session === null) return next();
    if (request.method !== 'GET') countWrite(`${session.firm}/${session.person}`);
    const turns = sessions.get(session.name) ?? { running: 0, waiting: [] };
    sessions.set(session.name, turns);
    const start = (): void => {
      const done = (): void => end(turns, session.name);
      // The client may have left while the request waited.
      if (response.destroyed) return done();
      response.once('close', done);
      next();
    };
    if (turns.running < AT_ONCE) {
      turns.running += 1;
      start();
    } else if (turns.waiting.length < MAX_WAITING) turns.waiting.push(start);
    else throw tooMany(1);
  };

  function end(turns: Turns, name: string): void {
    const following = turns.waiting.shift();
    // Requests of other sessions that have arrived meanwhile come first.
    if (following !== undefined) return void setImmediate(following);
    turns.running -= 1;
    if (turns.running === 0) sessions.delete(name);
  }

  function countWrite(person: string): void {
    const now = clock.monotonic();
    const { left, at } = writes.get(person) ?? { left: WRITES.atOnce, at: now };
    const refilled = Math.min(WRITES.atOnce, left + ((now - at) * WRITES.perSecond) / 1000);
    if (refilled < 1) throw tooMany(Math.ceil((1 - refilled) / WRITES.perSecond));
    writes.set(person, { left: refilled - 1, at: now });
  }
}

function tooMany(retryAfter: number): ProblemError {
  return new ProblemError('too-many-requests', { retryAfter });
}
