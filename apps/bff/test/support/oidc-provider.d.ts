/** The part of oidc-provider that our tests use; the package has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** A request at the token endpoint and its outcome. */
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
