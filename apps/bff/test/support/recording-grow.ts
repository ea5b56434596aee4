import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operations, type Operation } from '@intake-desk/grow-api/operations';
import type { Browser } from './browser.ts';
import type { Stack } from './start-stack.ts';

/** A request as it was received. */
export interface Recorded {
  method: string;
  /** Path and query, byte for byte. */
  target: string;
}

const BASE = '/grow';
const WHEN = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
const PERSON = { id: 501, first_name: 'Ana', last_name: 'Fuzz', email: 'ana@firm.test', ...WHEN };
const WHO = { ...PERSON, account: { id: 5, firm_name: 'Firm' } };

/** @returns the row of the table that matches a request, if any */
export function tableRow({ method, target }: Recorded): Operation | undefined {
  const [path = ''] = target.split('?', 1);
  return Object.values<Operation>(operations).find(
    (row) => row.method === method && new RegExp(`^${BASE}${row.path.replace(/\{\w+\}/g, '\\d{1,19}')}$`).test(path),
  );
}

/** A Grow and an authorization server that accept everything and record each request for data. */
export class RecordingGrow {
  readonly recorded: Recorded[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.#answer(request, response));
  }

  static async start(): Promise<RecordingGrow> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RecordingGrow(server);
  }

  /** Environment variables for the BFF. */
  get environment(): Record<string, string> {
    const url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return { GROW_API_URL: `${url}${BASE}`, GROW_AUTH_URL: url, GROW_RATE_LIMIT: '0' };
  }

  async signIn(stack: Stack): Promise<Browser> {
    const browser = stack.browser();
    const there = await browser.ask(stack.url, '/auth/login');
    const state = new URL(String(there.headers.location)).searchParams.get('state');
    const back = await browser.ask(stack.url, `/auth/callback?code=any&state=${state}`);
    if (back.status !== 303) throw new Error(`sign-in: ${back.status} ${back.body}`);
    return browser;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer({ method = '', url: target = '' }: IncomingMessage, response: ServerResponse): void {
    if (target.startsWith('/oauth/')) {
      return json(response, 200, { access_token: 'access', refresh_token: 'refresh', expires_in: 86_400 });
    }
    this.recorded.push({ method, target });
    const row = tableRow({ method, target });
    if (row === undefined) return json(response, 404, { error: { message: 'Not found' } });
    if (row.status === 204) return void response.writeHead(204).end();
    const isList = row.query.includes('page_token');
    const data = row.path === operations.whoAmI.path ? WHO : isList ? [] : { id: 1 };
    json(response, row.status, isList ? { data, meta: { paging: {} } } : { data });
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
