/** What our tests use of oidc-provider, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** A request at the token endpoint and what came of it. */
  export interface TokenContext {
    oidc: { params: Record<string, string | undefined> };
    body: Record<string, unknown>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: 'grant.success', listener: (context: TokenContext) => void): this;
    on(event: 'grant.error', listener: (context: TokenContext, error: Error) => void): this;
  }
}
