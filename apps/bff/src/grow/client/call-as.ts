import { ProblemError } from '../../problem.ts';
import { isWebPage } from './refusal.ts';
import type { WireResponse } from './http-transport.ts';
import type { GrowClient, GrowRequest, TokenSource } from './grow-client.ts';

/** Calls Grow with the token of a grant. */
export type CallAs = (grantId: string, request: GrowRequest) => Promise<WireResponse>;

/** Access tokens by grant; `AccessTokens` of `auth/oauth` provides them. */
interface TokenProvider {
  get(grantId: string): Promise<string>;
  /** Null while no stored token is valid. */
  peek(grantId: string): Promise<string | null>;
  /** @param refused the token that got the 401 */
  replace(grantId: string, refused: string): Promise<string>;
}

interface Deps {
  client: GrowClient;
  tokens: TokenProvider;
  endGrant: (grantId: string) => Promise<void>;
}

/**
 * Replaces the token and repeats the request once after an unexpected 401. A second 401 ends the grant, which prevents
 * a refresh loop. A write may be repeated too: a 401 means that it was not done. A web page with that status comes from
 * a gateway, and neither renews a token nor ends a session.
 * @see RFC 6750 §3.1
 */
export function createCallAs({ client, tokens, endGrant }: Deps): CallAs {
  return async (grantId, request) => {
    let used = '';
    const source: TokenSource = {
      async ready() {
        used = await tokens.get(grantId);
        return used;
      },
      async peek() {
        const token = await tokens.peek(grantId);
        used = token ?? used;
        return token;
      },
    };
    const answer = await client.send(request, source);
    if (answer.status !== 401) return answer;
    if (isWebPage(answer)) throw gatewayProblem(request);
    await tokens.replace(grantId, used);
    const second = await client.send({ ...request, skipQueue: true }, source);
    if (second.status !== 401) return second;
    if (isWebPage(second)) throw gatewayProblem(request);
    await endGrant(grantId);
    throw new ProblemError('session-expired');
  };
}

function gatewayProblem({ method }: GrowRequest): ProblemError {
  return new ProblemError(method === 'GET' ? 'grow-garbled' : 'outcome-unknown');
}
