import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Retries } from '../../database/retries.ts';
import { ProblemError } from '../../problem.ts';
import type { GrantRecord, VersionedGrant } from './grant-record.ts';
import type { GrantStore } from './grant-store.ts';
import type { OAuthClient, TokenPair } from './oauth-client.ts';
import { OAuthError } from './oauth-error.ts';

/** Delay after a failed early refresh; the access token is still valid meanwhile. */
const RETRY_EARLY_MS = 30_000;

const MIN_LIFETIME_SECONDS = 30;

/** Delay before the row is read again while another process renews it. */
const LOOK_AGAIN_MS = 100;

/** Provides valid access tokens and refreshes them when needed. */
export interface AccessTokens {
  /** @throws ProblemError session-expired, grow-misconfigured or grow-unavailable */
  get(grantId: string): Promise<string>;
  /** Returns the stored token; null if it is invalid and a refresh is in flight or needed. */
  peek(grantId: string): Promise<string | null>;
  /**
   * Returns a new token after Grow rejected one that should have been valid.
   * @param refused the token that got the 401; if a newer one is already stored, that one is returned
   */
  replace(grantId: string, refused: string): Promise<string>;
  /** Resolves when no refresh is in flight. */
  settled(): Promise<void>;
}

interface Deps {
  grants: GrantStore;
  oauth: OAuthClient;
  clock: Clock;
  log: Logger;
  retries: Retries;
  /** @see Instance.requireAlive */
  requireAlive: (leasedAt: number) => void;
  /**
   * Ends every session of a grant that Grow does not renew.
   * @returns false if the grant was changed since it was read: nothing has ended
   */
  endGrant: (read: VersionedGrant) => Promise<boolean>;
}

/** A refresh in flight. */
interface PendingRefresh {
  token: Promise<string>;
  /** True if the old token is invalid, so that callers have to wait. */
  isUrgent: boolean;
}

/**
 * Deduplicates refreshes: concurrent callers share one request per grant. A later caller reloads the grant first and
 * finds the new token, because Grow invalidates a refresh token on first use. Other processes wait for the one that has
 * the lease, and use its pair.
 * @see RFC 9700 §4.14.2
 */
export function createAccessTokens(deps: Deps): AccessTokens {
  const { grants, oauth, clock, log, retries, requireAlive, endGrant } = deps;
  const flights = new Map<string, PendingRefresh>();
  const notBefore = new Map<string, number>();
  /** Pairs that the database has refused so far. Grow has already invalidated the stored ones. */
  const unsaved = new Map<string, GrantRecord>();

  return {
    async get(grantId) {
      const { record } = await requireGrant(grantId);
      const now = clock.now();
      const flight = flights.get(grantId);
      // The token was rejected or has expired: waiting avoids another request that would fail.
      if (flight?.isUrgent === true || now >= record.expiresAt) return urgent(grantId, record.accessToken);
      const isDue = now >= Math.max(record.refreshAt, notBefore.get(grantId) ?? 0);
      if (flight === undefined && isDue) refreshEarly(grantId, record.accessToken);
      return record.accessToken;
    },
    async peek(grantId) {
      if (flights.get(grantId)?.isUrgent === true) return null;
      const { record } = await requireGrant(grantId);
      return clock.now() < record.expiresAt ? record.accessToken : null;
    },
    async replace(grantId, refused) {
      const token = await urgent(grantId, refused);
      // A refresh that was started for an older token can return the very token that is stale for this caller.
      return token === refused ? urgent(grantId, refused) : token;
    },
    async settled() {
      await Promise.allSettled([...flights.values()].map(({ token }) => token));
    },
  };

  /** Refreshes in the background. The old token is valid meanwhile, and after a failure until the next attempt. */
  function refreshEarly(grantId: string, stale: string): void {
    start(grantId, stale, false).token.catch(() => notBefore.set(grantId, clock.now() + RETRY_EARLY_MS));
  }

  /** @param stale the token to replace; from now on all callers wait for the new one */
  function urgent(grantId: string, stale: string): Promise<string> {
    const flight = flights.get(grantId) ?? start(grantId, stale, true);
    flight.isUrgent = true;
    return flight.token;
  }

  function start(grantId: string, stale: string, isUrgent: boolean): PendingRefresh {
    const token = renew(grantId, stale).finally(() => flights.delete(grantId));
    const flight = { token, isUrgent };
    flights.set(grantId, flight);
    return flight;
  }

  async function renew(grantId: string, stale: string): Promise<string> {
    for (let before = -1; ;) {
      const read = await requireGrant(grantId);
      if (read.record.accessToken !== stale) return read.record.accessToken;
      const leasedAt = clock.monotonic();
      const leased = await lease(read);
      if (leased !== null) return renewLeased(leased, leasedAt);
      // Changed or deleted since it was read; if it is the same again, another process renews it.
      if (read.version === before) await new Promise<void>((resolve) => clock.after(LOOK_AGAIN_MS, resolve));
      before = read.version;
    }
  }

  async function renewLeased(leased: VersionedGrant, leasedAt: number): Promise<string> {
    const { id, record: old } = leased;
    const pair = await ask(leased, leasedAt);
    if (pair === null) return renew(id, old.accessToken);
    const record = renewed(old, pair, clock.now());
    // Signed out meanwhile, or renewed by another process.
    if (!(await store(leased, record))) return renew(id, old.accessToken);
    notBefore.delete(id);
    log.info({ event: 'token-refreshed', version: leased.version + 1 }, 'token refreshed');
    return record.accessToken;
  }

  /**
   * Stores the grant as it is, with a lease. Grow invalidates the old refresh token with its use, so a new pair is not
   * requested while it could not be stored.
   * @returns null if the grant was changed since it was read, or another process has the lease
   */
  async function lease(read: VersionedGrant): Promise<VersionedGrant | null> {
    const leased = await grants.lease(read).catch((cause: unknown) => {
      throw new ProblemError('store-unavailable', { retryAfter: 5, cause });
    });
    if (leased !== null) unsaved.delete(read.id);
    return leased;
  }

  /**
   * Stores a new pair, or keeps it in memory until it can be stored.
   * @returns false if the user signed out while the refresh was in flight: the pair is revoked
   */
  async function store(read: VersionedGrant, record: GrantRecord): Promise<boolean> {
    let isEnded = false as boolean;
    let isHeld = false;
    const isSuperseded = (): boolean => isHeld && unsaved.get(read.id) !== record;
    const { rest } = await retries.begin(async () => {
      // A later refresh has stored it.
      if (isSuperseded()) return;
      const isStored = await replace(read, record).catch((error: unknown) => {
        if (!isHeld) unsaved.set(read.id, record);
        isHeld = true;
        throw error;
      });
      if (isSuperseded()) return;
      if (isHeld) unsaved.delete(read.id);
      isEnded = !isStored;
      if (isEnded) await revoke(record);
    });
    if (rest !== null) log.error({ event: 'token-unsaved' }, 'a new token could not be stored yet');
    return !isEnded;
  }

  /** A process that took over a lease may have changed the row: while it has no newer pair, ours is the valid one. */
  async function replace(leased: VersionedGrant, record: GrantRecord): Promise<boolean> {
    let read: VersionedGrant | null = leased;
    while (read !== null && read.record.refreshToken === leased.record.refreshToken) {
      if (await grants.replace(read, record)) return true;
      read = await grants.read(leased.id);
    }
    return false;
  }

  /** Revoking only the access token need not end its refresh token (RFC 7009 §2.1). */
  async function revoke({ refreshToken, accessToken }: GrantRecord): Promise<void> {
    for (const token of [refreshToken, accessToken]) {
      if (token !== null) await oauth.revoke(token).catch(() => undefined);
    }
  }

  /** @returns null if another process has changed the grant, so that Grow's refusal does not concern it any more */
  async function ask(leased: VersionedGrant, leasedAt: number): Promise<TokenPair | null> {
    const { id, record } = leased;
    try {
      if (record.refreshToken === null) throw new OAuthError('fatal', 'no refresh token');
      return await oauth.refresh(record.refreshToken, () => requireAlive(leasedAt));
    } catch (error) {
      if (error instanceof OAuthError && error.kind === 'fatal' && !(await endGrant(leased))) return null;
      await retries.begin(() => grants.release(id));
      if (!(error instanceof OAuthError)) throw error;
      const level = error.kind === 'misconfigured' ? 'error' : 'warn';
      log[level]({ event: 'refresh-failed', kind: error.kind, reason: error.message }, 'refresh failed');
      if (error.kind === 'misconfigured') throw new ProblemError('grow-misconfigured', { retryAfter: 60 });
      if (error.kind === 'transient') throw new ProblemError('grow-unavailable', { retryAfter: 5 });
      throw new ProblemError('session-expired');
    }
  }

  async function requireGrant(grantId: string): Promise<VersionedGrant> {
    const grant = await grants.load(grantId);
    if (grant === null) throw new ProblemError('session-expired');
    return { ...grant, record: unsaved.get(grantId) ?? grant.record };
  }
}

/**
 * Returns the times of a new pair. A refresh becomes due at a random time after 80 to 90 percent of the lifetime.
 * Without the spread, all users who sign in at nine would refresh in the same second.
 */
export function tokenTimes(lifeSeconds: number, now: number): Pick<GrantRecord, 'expiresAt' | 'refreshAt'> {
  // A lifetime of 0 would cause a loop of refreshes.
  const life = Math.max(lifeSeconds, MIN_LIFETIME_SECONDS) * 1000;
  return { expiresAt: now + life, refreshAt: now + life * (0.8 + Math.random() * 0.1) };
}

function renewed(old: GrantRecord, pair: TokenPair, now: number): GrantRecord {
  return {
    ...old,
    accessToken: pair.accessToken,
    refreshToken: pair.refreshToken ?? old.refreshToken,
    ...tokenTimes(pair.lifeSeconds, now),
  };
}
