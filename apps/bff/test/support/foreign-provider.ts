import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { SCOPES } from '@intake-desk/grow-api/scope';
import type { Answer, Browser } from './browser.ts';
import { send } from './odd-grow.ts';
import type { Stack } from './start-stack.ts';

/** One request at the token endpoint for a token pair. */
export interface TokenRequest {
  grantType: string;
  /** The refresh token that was sent. */
  shown: string | undefined;
  /** Null when the request was rejected. */
  given: { access: string; refresh: string } | null;
}

const CLIENT = { id: 'intake-desk', secret: 'sandbox-secret' };
const RESOURCE_SERVER = { id: 'grow', secret: 'secret-of-the-resource-server' };
const WHEN = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

/**
 * An independent authorization server (oidc-provider) under Clio's paths, and a small Grow that introspects each token.
 * PKCE is required, refresh tokens rotate, and a replayed one revokes the whole grant.
 * @see RFC 9700 §4.14.2, RFC 7662 (introspection)
 */
export class ForeignProvider {
  readonly url: string;
  readonly tokenRequests: TokenRequest[] = [];
  /** Requests for data that were answered with data. */
  served = 0;
  /** Life of the access tokens that are issued from now on, in seconds. */
  accessTokenSeconds = 3600;
  /** Delay before the token endpoint sends a finished response, in milliseconds. */
  tokenDelay = 0;
  readonly #server: Server;
  readonly #answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

  private constructor(server: Server, redirectUri: string) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(this.url, this.#configuration(redirectUri));
    provider.on('grant.success', ({ oidc: { params }, body }) => {
      const given = { access: String(body['access_token']), refresh: String(body['refresh_token']) };
      this.tokenRequests.push({ grantType: String(params['grant_type']), shown: params['refresh_token'], given });
    });
    provider.on('grant.error', ({ oidc: { params } }) => {
      this.tokenRequests.push({ grantType: String(params['grant_type']), shown: params['refresh_token'], given: null });
    });
    this.#answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.#serve(request, response));
  }

  /** @param redirectUri callback URL of the BFF */
  static async start(redirectUri: string): Promise<ForeignProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ForeignProvider(server, redirectUri);
  }

  /** Environment variables for the BFF. */
  get environment(): Record<string, string> {
    return { GROW_AUTH_URL: this.url, GROW_API_URL: `${this.url}/grow`, GROW_RATE_LIMIT: '0' };
  }

  /** The newest token pair of the provider. */
  get newest(): { access: string; refresh: string } {
    const given = this.tokenRequests.findLast((request) => request.given !== null)?.given;
    if (given == null) throw new Error('Nothing was given.');
    return given;
  }

  /** Returns whether the provider itself still accepts a token of either kind. */
  async isActive(token: string): Promise<boolean> {
    return (await this.#introspect(token)).active;
  }

  /**
   * Sends a refresh token as the application would.
   * @returns the status and the error code of a rejection
   */
  async refresh(refreshToken: string): Promise<{ status: number; error: string | undefined }> {
    const response = await this.#post('/oauth/token', CLIENT, {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    return { status: response.status, error: ((await response.json()) as { error?: string }).error };
  }

  /**
   * Signs in as a person does, from the BFF through the pages of the provider.
   * @param decision answer to the consent page
   * @returns the BFF's response to the returning browser
   */
  async signIn(stack: Stack, browser: Browser, decision: 'allow' | 'abort' = 'allow'): Promise<Answer> {
    let answer = await browser.ask(stack.url, '/auth/login?returnTo=/matters');
    for (let step = 0; step < 20; step += 1) {
      const { location } = answer.headers;
      if (location?.startsWith(`${stack.url}/`)) return browser.ask(stack.url, location.slice(stack.url.length));
      answer =
        location === undefined
          ? await this.#answerPage(browser, answer.body, decision)
          : await this.#follow(browser, location);
    }
    throw new Error(`The pages do not end: ${answer.status} ${answer.body}`);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Submits the form of a page, or cancels. */
  #answerPage(browser: Browser, page: string, decision: 'allow' | 'abort'): Promise<Answer> {
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
    if (action === undefined) throw new Error(`A page without a form: ${page}`);
    const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (prompt === 'consent' && decision === 'abort') return this.#follow(browser, `${action}/abort`);
    const form = new URLSearchParams(prompt === 'login' ? { prompt, login: '501', password: 'x' } : { prompt });
    return browser.ask(this.url, new URL(action, this.url).pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
  }

  #follow(browser: Browser, location: string): Promise<Answer> {
    const { pathname, search } = new URL(location, this.url);
    return browser.ask(this.url, pathname + search);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    if (pathname.startsWith('/grow/')) return this.#serveData(request, response, pathname);
    if (pathname === '/oauth/token') holdBack(response, this.tokenDelay);
    await this.#answer(request, response);
  }

  async #serveData(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    const { active, sub, scope = '' } = await this.#introspect(token);
    if (!active) return send(response, { error: { message: 'Unauthorized' } }, { status: 401 });
    const id = /^\/grow\/contacts\/(\d+)$/.exec(path)?.[1];
    const needed = id === undefined ? 'grow_user_read' : 'grow_contact_read';
    if (!scope.split(' ').includes(needed)) {
      return send(response, { error: { message: 'Forbidden' } }, { status: 403 });
    }
    this.served += 1;
    const person = { id: Number(sub), first_name: 'Ana', last_name: 'Elsewhere', email: 'ana@firm.test', ...WHEN };
    const account = { id: 5, firm_name: 'Firm' };
    send(response, { data: id === undefined ? { ...person, account } : { id: Number(id) } });
  }

  async #introspect(token: string): Promise<{ active: boolean; sub?: string; scope?: string }> {
    const response = await this.#post('/oauth/introspect', RESOURCE_SERVER, { token });
    if (!response.ok) throw new Error(`introspection: ${response.status} ${await response.text()}`);
    return (await response.json()) as { active: boolean };
  }

  #post(path: string, { id, secret }: typeof CLIENT, fields: Record<string, string>): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams(fields),
    });
  }

  #configuration(redirectUri: string): Record<string, unknown> {
    const grow = `${this.url}/grow`;
    return {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri],
          grant_types: ['authorization_code', 'refresh_token'],
        },
        {
          client_id: RESOURCE_SERVER.id,
          client_secret: RESOURCE_SERVER.secret,
          redirect_uris: [],
          response_types: [],
          grant_types: [],
        },
      ],
      routes: {
        authorization: '/oauth/authorize',
        token: '/oauth/token',
        revocation: '/oauth/revoke',
        introspection: '/oauth/introspect',
      },
      pkce: { required: () => true },
      issueRefreshToken: () => true,
      rotateRefreshToken: true,
      // Clio's tokens outlive the browser session at Clio.
      expiresWithSession: () => false,
      cookies: { keys: ['signs the cookies of the provider'] },
      ttl: {
        AccessToken: () => this.accessTokenSeconds,
        RefreshToken: () => 14 * 86_400,
        Grant: () => 14 * 86_400,
        Interaction: () => 600,
        Session: () => 3600,
      },
      findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
      features: {
        introspection: { enabled: true, allowedPolicy: () => true },
        revocation: { enabled: true, allowedPolicy: () => true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => grow,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({ scope: SCOPES.join(' '), accessTokenFormat: 'opaque' }),
        },
      },
    };
  }
}

function holdBack(response: ServerResponse, milliseconds: number): void {
  const end = response.end.bind(response) as (body: unknown) => ServerResponse;
  response.end = (body?: unknown) => {
    setTimeout(() => end(body), milliseconds);
    return response;
  };
}
