import type { Logger } from 'pino';
import type { OAuthClient } from '../tokens/oauth-client.ts';

/** Tells Grow, in the background, that a pair is no longer wanted. Nobody waits for it and nothing depends on it. */
export type RevokeTokens = ((pair: { accessToken: string; refreshToken: string | null }) => void) & {
  /** Resolves when every revocation has ended, well or not. */
  settled(): Promise<void>;
};

/** @see RFC 7009 */
export function createRevokeTokens(oauth: OAuthClient, log: Logger): RevokeTokens {
  const running = new Set<Promise<void>>();
  const revokeTokens = ({ accessToken, refreshToken }: Parameters<RevokeTokens>[0]): void => {
    // The refresh token first: with it gone, nothing can be renewed.
    const tokens = refreshToken === null ? [accessToken] : [refreshToken, accessToken];
    const work = revokeEach(tokens).finally(() => running.delete(work));
    running.add(work);
  };
  return Object.assign(revokeTokens, {
    settled: async () => {
      await Promise.all(running);
    },
  });

  async function revokeEach(tokens: string[]): Promise<void> {
    for (const token of tokens) {
      await oauth.revoke(token).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : 'unknown';
        log.warn({ event: 'revocation-failed', reason }, 'revocation failed');
      });
    }
  }
}
