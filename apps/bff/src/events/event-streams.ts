import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { markStreamStarted } from '../http/request-observer.ts';
import { ProblemError } from '../problem.ts';
import { setSession } from '../sessions/current-session.ts';
import type { LookUpSession } from '../sessions/look-up-session.ts';
import type { SignedInSession } from '../sessions/session-data.ts';
import { requireSession } from '../sessions/require-session.ts';
import type { EventBuffers } from './event-hub.ts';
import type { EventBuffer, StreamPosition } from './event-buffer.ts';
import { EventStream, RETRY_MS, type CanRead, type RedactedFieldsOf } from './event-stream.ts';

export const EVENTS_PATH = '/api/events';
/** A person needs one per browser; more come from pages that hang, or from a script. */
const MAX_STREAMS = { ofSession: 6, ofAll: 2000 };
/** Longest wait for Grow before a stream is resumed: the page then gets a `reset` instead. */
const LEARN_MS = 3000;
/** Maximum age of a page's data in milliseconds; an older page refetches everything. */
const OLDEST = 10 * 60_000;

interface Deps {
  config: Config;
  clock: Clock;
  hub: EventBuffers;
  mayRead: CanRead;
  redactedFields?: RedactedFieldsOf;
  /** Returns whether Clio has refused a list to a person; by default none. */
  isRefused?: CanRead;
  /**
   * Asks Grow for what is not known of the lists that a person may read. @returns false if it is still not known; by
   * default everything is known
   */
  learnAccess?: (session: SignedInSession) => Promise<boolean>;
  lookUp: LookUpSession;
  /** Calls the listener with the name of each session that ends: its streams end at once. */
  onSessionEnded: (listener: (name: string) => void) => void;
  /** Called at each heartbeat of a stream: it requests no list that would renew what its person may read. */
  onHeartbeat?: (session: SignedInSession) => void;
  /** Maximum number of open streams. */
  most?: { ofSession: number; ofAll: number };
}

export interface EventStreamServer {
  handler: RequestHandler;
  /** Number of open streams. */
  readonly size: number;
  /** Ends all streams and refuses new ones. */
  stop(): void;
}

/**
 * `GET /api/events`: streams events. `Last-Event-ID` resumes after that event, without loss and repetition, or starts
 * with `reset`. Without it, `?age=` is the time in milliseconds since the page requested its data; events since then
 * are replayed.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function createEventStreamServer({
  config,
  clock,
  hub,
  mayRead,
  redactedFields = () => new Set(),
  isRefused = () => false,
  learnAccess = () => Promise.resolve(true),
  lookUp,
  onSessionEnded,
  onHeartbeat = () => undefined,
  most = MAX_STREAMS,
}: Deps): EventStreamServer {
  /** Open streams by the name of their session. */
  const open = new Map<string, Set<EventStream>>();
  let isStopping = false;
  onSessionEnded((name) => {
    for (const stream of open.get(name) ?? []) stream.end();
  });

  return {
    handler,
    get size() {
      return all().length;
    },
    stop() {
      isStopping = true;
      for (const stream of all()) stream.end();
    },
  };

  async function handler(request: Request, response: Response): Promise<void> {
    response.locals['route'] = EVENTS_PATH;
    if (request.method !== 'GET') throw new ProblemError('method-not-allowed');
    setSession(response, await lookUp(request));
    const session = requireSession(request, response, config);
    const ring = await hub.bufferOf(session.firm);
    const isResumed = request.get('last-event-id') !== undefined;
    const wanted = placeIn(ring, request);
    // Another instance knew what the person may read; here their events would be passed over.
    const isKnown = !isResumed || !wanted.isComplete || (await withinTime(learnAccess(session)));
    const place = isKnown ? wanted : { position: ring.last, isComplete: false };
    admit(session.name);
    if (response.destroyed) return;
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    markStreamStarted(response);
    const stream = new EventStream(
      {
        response,
        ring,
        clock,
        mayRead,
        redactedFields,
        isRefused,
        session,
        lookAgain: () => lookUp(request),
        onHeartbeat,
        isResumed,
      },
      place,
    );
    const ofSession = open.get(session.name) ?? new Set();
    open.set(session.name, ofSession.add(stream));
    response.once('close', () => {
      ofSession.delete(stream);
      if (ofSession.size === 0) open.delete(session.name);
    });
  }

  /** @returns false if it takes too long */
  async function withinTime(learning: Promise<boolean>): Promise<boolean> {
    let cancel = (): void => undefined;
    const late = new Promise<boolean>((resolve) => (cancel = clock.after(LEARN_MS, () => resolve(false))));
    return Promise.race([learning, late]).finally(() => cancel());
  }

  function admit(name: string): void {
    if (isStopping) throw full('Intake Desk is restarting.');
    if ((open.get(name)?.size ?? 0) >= most.ofSession) {
      throw new ProblemError('too-many-requests', { title: 'Too many open pages.', retryAfter: 30 });
    }
    if (all().length >= most.ofAll) throw full('Too many people are listening.');
  }

  function all(): EventStream[] {
    return [...open.values()].flatMap((streams) => [...streams]);
  }
}

function full(title: string): ProblemError {
  return new ProblemError('queue-full', { title, retryAfter: Math.ceil(RETRY_MS / 1000) });
}

function placeIn(ring: EventBuffer, request: Request): StreamPosition {
  const id = request.get('last-event-id');
  if (id !== undefined) return ring.positionAfter(id);
  const { age } = request.query;
  if (age === undefined) return { position: ring.last, isComplete: true };
  if (typeof age !== 'string' || !/^\d{1,9}$/.test(age)) throw new ProblemError('bad-request');
  return Number(age) > OLDEST ? { position: ring.last, isComplete: false } : ring.positionBefore(Number(age));
}
