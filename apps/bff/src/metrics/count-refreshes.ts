import type { OAuthClient } from '../auth/oauth/oauth-client.ts';
import { OAuthError } from '../auth/oauth/oauth-error.ts';
import type { Metrics } from './create-metrics.ts';

/** Wraps an OAuth client and counts refreshes by outcome. */
export function countRefreshes(oauth: OAuthClient, { refreshes }: Metrics): OAuthClient {
  return {
    ...oauth,
    async refresh(...request) {
      try {
        const pair = await oauth.refresh(...request);
        refreshes.inc({ outcome: 'done' });
        return pair;
      } catch (error) {
        refreshes.inc({ outcome: error instanceof OAuthError ? error.kind : 'transient' });
        throw error;
      }
    },
  };
}
