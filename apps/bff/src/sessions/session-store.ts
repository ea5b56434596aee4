import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { Store, type SessionData } from 'express-session';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { cachedRow } from '../database/cached-row.ts';
import type { Retries } from '../database/retries.ts';
import { ProblemError } from '../problem.ts';
import { asSignedIn } from './as-signed-in.ts';
import type { SignedInSession } from './session-data.ts';
import { hashSessionId, pseudonym } from './session-id.ts';

/** Smaller extensions of the idle limit are not written. */
const SLIDE_STEP_MS = 30_000;
const ENDED = 'ended';

interface Limits {
  idleSeconds: number;
  absoluteSeconds: number;
}

type Done = (error?: unknown) => void;

/** A parsed row. */
interface Found {
  session: SessionData;
  /** Null if no user is signed in to the session. */
  signedIn: SignedInSession | null;
}

/**
 * Stores sessions in the server's database. Both limits are enforced here, whatever the cookie says. A session that has
 * ended is never written back by a request that began before.
 * @see OWASP ASVS 5.0, 7.3 (time-outs); expressjs/session issue 632 (resurrection)
 */
export class SessionStore extends Store {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #retries: Retries;
  readonly #find: (stored: string) => Promise<Found | null>;
  /** Ids generated for requests without a session: only these may become new rows. */
  readonly #fresh = new WeakMap<Request, string>();
  /** Extended idle limits that are not stored yet, by hashed id: a full disk must not end a session that is in use. */
  readonly #unsaved = new Map<string, number>();
  /** Requests without user activity, which do not extend the session. */
  readonly #still = new WeakSet<Request>();

  constructor(database: Database, clock: Clock, limits: Limits, retries: Retries) {
    super();
    this.#retries = retries;
    this.#database = database;
    this.#clock = clock;
    this.#limits = limits;
    this.#find = cachedRow(
      database,
      database.selectFrom('sessions').select(['data', 'idle_expires_at', 'absolute_expires_at']).where('id', '=', ''),
      (id, row): Found => {
        const data = JSON.parse(row.data) as SessionData;
        const session = { ...data, idleExpiresAt: row.idle_expires_at, absoluteExpiresAt: row.absolute_expires_at };
        return { session, signedIn: asSignedIn(id, session) };
      },
    );
  }

  /** Generates an id of 256 random bits for this request. */
  readonly newId = (request: Request): string => {
    const id = randomBytes(32).toString('base64url');
    this.#fresh.set(request, id);
    return id;
  };

  /** Prevents this request from extending its session. */
  skipTouch(request: Request): void {
    this.#still.add(request);
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#read(hashSessionId(id)).then(
      (found) => done(null, found === null ? null : { ...found.session }),
      (cause: unknown) => done(new ProblemError('store-unavailable', { retryAfter: 5, cause })),
    );
  }

  override set(id: string, session: SessionData, done: Done = () => undefined): void {
    this.#write(id, session).then(
      () => done(),
      (cause: unknown) => done(new ProblemError('store-unavailable', { retryAfter: 5, cause })),
    );
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#database
      .deleteFrom('sessions')
      .where('id', '=', hashSessionId(id))
      .execute()
      .then(
        () => {
          this.#database.forgetRows([hashSessionId(id)]);
          this.announceEnd(pseudonym(hashSessionId(id)));
          done();
        },
        (cause: unknown) => done(new ProblemError('store-unavailable', { retryAfter: 5, cause })),
      );
  }

  /** Called when a session has ended, with the result of `pseudonym`: what it still has open must end at once. */
  announceEnd(name: string): void {
    this.emit(ENDED, name);
  }

  /** @param listener called with the result of `pseudonym` for each session that this process ends */
  onEnded(listener: (name: string) => void): void {
    this.on(ENDED, listener);
  }

  /** Called at the end of each request that may change the session. The response does not wait for it. */
  override touch(id: string, session: SessionData, done: Done = () => undefined): void {
    done();
    if (!this.#still.has(requestOf(session))) this.#slide(hashSessionId(id), session.idleExpiresAt);
  }

  /**
   * Returns a session and extends its idle limit.
   * @param stored hashed id of the session
   * @returns null if there is none, or if no user is signed in to it
   * @throws ProblemError store-unavailable
   */
  async use(stored: string): Promise<SignedInSession | null> {
    const signedIn = await this.peek(stored);
    if (signedIn !== null) this.#slide(stored, signedIn.idleExpiresAt);
    return signedIn;
  }

  /** Same as {@link SessionStore.use}, but extends no limit. */
  async peek(stored: string): Promise<SignedInSession | null> {
    try {
      return (await this.#read(stored))?.signedIn ?? null;
    } catch (cause) {
      throw new ProblemError('store-unavailable', { retryAfter: 5, cause });
    }
  }

  /** Extends the idle limit, never the absolute one. */
  #slide(stored: string, before: number): void {
    const idleExpiresAt = this.#clock.now() + this.#limits.idleSeconds * 1000;
    if (idleExpiresAt - before < SLIDE_STEP_MS) return;
    const isWaiting = this.#unsaved.has(stored);
    this.#unsaved.set(stored, idleExpiresAt);
    if (isWaiting) return;
    void this.#retries.begin(async () => {
      let idle_expires_at: number;
      do {
        idle_expires_at = this.#unsaved.get(stored) ?? idleExpiresAt;
        await this.#database.updateTable('sessions').set({ idle_expires_at }).where('id', '=', stored).execute();
        // A later request may have extended it meanwhile.
      } while ((this.#unsaved.get(stored) ?? 0) > idle_expires_at);
      this.#unsaved.delete(stored);
    });
  }

  async #read(stored: string): Promise<Found | null> {
    // An extension may be stored after the row was read, and before its content arrives.
    const before = this.#unsaved.get(stored);
    const found = withIdleLimit(await this.#find(stored), this.#unsaved.get(stored) ?? before);
    const now = this.#clock.now();
    if (found === null || found.session.idleExpiresAt <= now || found.session.absoluteExpiresAt <= now) return null;
    return found;
  }

  async #write(id: string, session: SessionData): Promise<void> {
    const data = JSON.stringify(session);
    if (this.#fresh.get(requestOf(session)) !== id) {
      await this.#database.updateTable('sessions').set({ data }).where('id', '=', hashSessionId(id)).execute();
      return;
    }
    const now = this.#clock.now();
    await this.#database
      .insertInto('sessions')
      .values({
        id: hashSessionId(id),
        data,
        person: session.person,
        grant_id: session.grant,
        idle_expires_at: now + this.#limits.idleSeconds * 1000,
        absolute_expires_at: now + this.#limits.absoluteSeconds * 1000,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ data }))
      .execute();
  }
}

function withIdleLimit(found: Found | null, idleExpiresAt: number | undefined): Found | null {
  if (found === null || idleExpiresAt === undefined) return found;
  const { session, signedIn } = found;
  return { session: { ...session, idleExpiresAt }, signedIn: signedIn && { ...signedIn, idleExpiresAt } };
}

/** express-session attaches the request to the session object. */
function requestOf(session: SessionData): Request {
  return (session as SessionData & { req: Request }).req;
}
