import type { Logger } from 'pino';
import type { OAuthClient } from './oauth-client.ts';

interface Pair {
  accessToken: string;
  refreshToken: string | null;
}

/** Revokes token pairs at Grow. */
export interface RevokeTokens {
  /** Runs in the background; no caller waits for it or depends on it. */
  (pair: Pair): void;
  /** Runs at the lowest priority. @returns true if Clio revoked all of the pair; failures are logged */
  andWait(pair: Pair): Promise<boolean>;
  /** Resolves when all background revocations have succeeded or failed. */
  settled(): Promise<void>;
}

/** @see RFC 7009 */
export function createRevokeTokens(oauth: OAuthClient, log: Logger): RevokeTokens {
  const running = new Set<Promise<void>>();

  const inBackground = (pair: Pair): void => {
    const work = revokeAll(pair).finally(() => running.delete(work));
    running.add(work);
  };
  return Object.assign(inBackground, {
    async andWait(pair: Pair) {
      for (const token of tokensOf(pair)) {
        const isDone = await oauth.revoke(token, { priority: 'fill' }).then(() => true, report);
        if (!isDone) return false;
      }
      return true;
    },
    settled: async () => {
      await Promise.all(running);
    },
  });

  async function revokeAll(pair: Pair): Promise<void> {
    for (const token of tokensOf(pair)) await oauth.revoke(token).catch(report);
  }

  function report(error: unknown): false {
    const reason = error instanceof Error ? error.message : 'unknown';
    log.warn({ event: 'revocation-failed', reason }, 'revocation failed');
    return false;
  }
}

/** Refresh token first: once it is revoked, nothing can be renewed. */
function tokensOf({ accessToken, refreshToken }: Pair): string[] {
  return refreshToken === null ? [accessToken] : [refreshToken, accessToken];
}
