import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from './browser.ts';
import type { Stack } from './start-stack.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const WHEN = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
const PERSON = { id: 501, first_name: 'Ana', last_name: 'Odd', email: 'ana@firm.test', ...WHEN };

/** An authorization server and a Grow with one person, whose other responses the test decides. */
export class OddGrow {
  /** `GET /grow/users`, one for each request that arrived. */
  readonly arrived: string[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #answers = new Map<string, Answer>();

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const call = `${request.method} ${new URL(request.url ?? '/', this.url).pathname}`;
      this.arrived.push(call);
      const answer = this.#answers.get(call) ?? ((_request, unknown) => send(unknown, {}, { status: 404 }));
      answer(request, response);
    });
    this.on('POST /oauth/token', (_request, response) =>
      send(response, { access_token: 'odd-access', refresh_token: 'odd-refresh', expires_in: 86_400 }),
    );
    this.on('POST /oauth/revoke', (_request, response) => send(response, {}));
    this.on('GET /grow/users/who_am_i', (_request, response) =>
      send(response, { data: { ...PERSON, account: { id: 5, firm_name: 'Firm' } } }),
    );
  }

  static async start(): Promise<OddGrow> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new OddGrow(server);
  }

  /** For {@link startStack}: everything goes here instead of to the sandbox. */
  get environment(): Record<string, string> {
    return { GROW_API_URL: `${this.url}/grow`, GROW_AUTH_URL: this.url, GROW_RATE_LIMIT: '0' };
  }

  /** @param call such as `GET /grow/users` */
  on(call: string, answer: Answer): void {
    this.#answers.set(call, answer);
  }

  count(call: string): number {
    return this.arrived.filter((other) => other === call).length;
  }

  /** @returns both responses: to the login request and to the callback */
  async signIn(stack: Stack, browser: Browser, headers: Record<string, string> = {}) {
    const there = await browser.ask(stack.url, '/auth/login', { headers });
    const state = new URL(String(there.headers.location)).searchParams.get('state');
    const back = await browser.ask(stack.url, `/auth/callback?code=odd-code&state=${state}`, { headers });
    if (back.status !== 303) throw new Error(`sign-in: ${back.status} ${back.body}`);
    return { there, back };
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Responds with JSON. */
export function send(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string | string[]> } = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
