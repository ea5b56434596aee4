import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';
import type { GrantRecord, VersionedGrant } from './grant-record.ts';
import type { GrantStore } from './grant-store.ts';
import type { OAuthClient, TokenPair } from './oauth-client.ts';
import { OAuthError } from './oauth-error.ts';

/** After a failed early refresh the next try waits this long; the access token still works meanwhile. */
const RETRY_EARLY_MS = 30_000;

const MIN_LIFETIME_SECONDS = 30;

/** Gives access tokens that work, whatever it takes. */
export interface AccessTokens {
  /** @throws ProblemError session-expired, grow-misconfigured or grow-unavailable */
  get(grantId: string): Promise<string>;
  /** What is stored at this moment; null while it does not work and another one is on its way or needed. */
  peek(grantId: string): Promise<string | null>;
  /**
   * After Grow refused a token that should have worked.
   * @param refused the token that got the 401; when a newer one is stored already, that one is given
   */
  replace(grantId: string, refused: string): Promise<string>;
  /** Resolves when no refresh is on its way. */
  settled(): Promise<void>;
}

interface Deps {
  grants: GrantStore;
  oauth: OAuthClient;
  clock: Clock;
  log: Logger;
  /** Ends every session of the grant: Grow will not renew it. */
  endGrant: (grantId: string) => Promise<void>;
}

/** A refresh that is under way. */
interface PendingRefresh {
  token: Promise<string>;
  /** The old token does not work: who needs one waits. */
  isUrgent: boolean;
}

/**
 * One refresh for all who wait. Whoever comes late re-reads the record first and finds the new token there, so a refresh
 * token is never used twice: Grow kills it with its first use.
 * @see RFC 9700 §4.14.2
 */
export function createAccessTokens({ grants, oauth, clock, log, endGrant }: Deps): AccessTokens {
  const flights = new Map<string, PendingRefresh>();
  const notBefore = new Map<string, number>();

  return {
    async get(grantId) {
      const { record } = await mustLoad(grantId);
      const now = clock.now();
      const flight = flights.get(grantId);
      // Somebody found the token refused, or it has died of age: nobody else needs to find that out, too.
      if (flight?.isUrgent === true || now >= record.expiresAt) return urgent(grantId, record.accessToken);
      const isDue = now >= Math.max(record.refreshAt, notBefore.get(grantId) ?? 0);
      if (flight === undefined && isDue) refreshEarly(grantId, record.accessToken);
      return record.accessToken;
    },
    async peek(grantId) {
      if (flights.get(grantId)?.isUrgent === true) return null;
      const { record } = await mustLoad(grantId);
      return clock.now() < record.expiresAt ? record.accessToken : null;
    },
    async replace(grantId, refused) {
      const token = await urgent(grantId, refused);
      // A flight that was started for an older token may answer the very token that is stale for this caller.
      return token === refused ? urgent(grantId, refused) : token;
    },
    async settled() {
      await Promise.allSettled([...flights.values()].map(({ token }) => token));
    },
  };

  /** In the background: the old token works meanwhile, and after a failure until the next try. */
  function refreshEarly(grantId: string, stale: string): void {
    start(grantId, stale, false).token.catch(() => notBefore.set(grantId, clock.now() + RETRY_EARLY_MS));
  }

  /** @param stale the token that the caller wants replaced; from now on everybody waits for the new one */
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
    const read = await mustLoad(grantId);
    if (read.record.accessToken !== stale) return read.record.accessToken;
    const pair = await ask(read);
    const record = renewed(read.record, pair, clock.now());
    if (await grants.replace(read, record)) {
      notBefore.delete(grantId);
      log.info({ event: 'token-refreshed', version: read.version + 1 }, 'token refreshed');
      return record.accessToken;
    }
    // Signed out while the refresh was on its way: the new pair must not live on, and with an access token its refresh token
    // need not end (RFC 7009 §2.1).
    for (const token of [record.refreshToken, record.accessToken]) {
      if (token !== null) await oauth.revoke(token).catch(() => undefined);
    }
    throw new ProblemError('session-expired');
  }

  async function ask({ id, record }: VersionedGrant): Promise<TokenPair> {
    try {
      if (record.refreshToken === null) throw new OAuthError('fatal', 'no refresh token');
      return await oauth.refresh(record.refreshToken);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      const level = error.kind === 'misconfigured' ? 'error' : 'warn';
      log[level]({ event: 'refresh-failed', kind: error.kind, reason: error.message }, 'refresh failed');
      if (error.kind === 'misconfigured') throw new ProblemError('grow-misconfigured', { retryAfter: 60 });
      if (error.kind === 'transient') throw new ProblemError('grow-unavailable', { retryAfter: 5 });
      await endGrant(id);
      throw new ProblemError('session-expired');
    }
  }

  async function mustLoad(grantId: string): Promise<VersionedGrant> {
    const grant = await grants.load(grantId);
    if (grant === null) throw new ProblemError('session-expired');
    return grant;
  }
}

/**
 * The times of a fresh pair: a refresh becomes due in the last tenth to fifth of its life, spread so that not everybody
 * who signed in at nine refreshes at the same second.
 */
export function tokenTimes(lifeSeconds: number, now: number): Pick<GrantRecord, 'expiresAt' | 'refreshAt'> {
  // A life of nothing would be a loop of refreshes.
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
