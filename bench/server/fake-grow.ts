import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contactsPage } from './contacts-page.ts';

/**
 * Implements only what a sign-in and a page need of Grow, on bare `node:http`, so that the server in front of it is
 * what is measured. People are numbered in the order of their sign-ins; their token is `token-<number>`.
 */
const page = Buffer.from(contactsPage('http://grow.invalid/grow'));
const PAGE_HEADERS = ['content-type', 'application/json; charset=utf-8', 'content-length', String(page.length)];
let people = 0;
let delay = 0;
/** Requests for data since the last query, with their instants when few are expected. */
let seen = 0;

const server = createServer((request, response) => {
  const url = request.url ?? '';
  if (!url.startsWith('/grow/')) return other(request, response, new URL(url, 'http://grow.invalid'));
  if (url === '/grow/users/who_am_i') return json(response, { data: user(request) });
  seen += 1;
  if (request.method === 'POST') return json(response, { data: { id: seen } }, 201);
  if (delay === 0) answer(response);
  else setTimeout(answer, delay, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`listening at ${(server.address() as AddressInfo).port}`));

function answer(response: ServerResponse): void {
  response.writeHead(200, PAGE_HEADERS).end(page);
}

function other(request: IncomingMessage, response: ServerResponse, url: URL): void {
  request.resume();
  switch (url.pathname) {
    case '/oauth/authorize': {
      people += 1;
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', String(people));
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return void response.writeHead(302, { location: back.href }).end();
    }
    case '/oauth/token':
      return void readCode(request).then((code) =>
        json(response, { access_token: `token-${code}`, refresh_token: `refresh-${code}`, expires_in: 86_400 }),
      );
    case '/oauth/revoke':
      return json(response, {});
    case '/bench/count':
      json(response, { seen });
      seen = 0;
      return;
    case '/bench/delay':
      delay = Number(url.searchParams.get('ms'));
      return json(response, { delay });
    default:
      return json(response, { error: { type: 'not_found' } }, 404);
  }
}

async function readCode(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body).get('code') ?? '';
}

function user({ headers }: IncomingMessage): object {
  const id = Number(headers.authorization?.slice('Bearer token-'.length));
  const at = '2026-01-05T09:00:00Z';
  const account = { id: 1, firm_name: 'Bench & Partners' };
  return { id, email: `person${id}@bench.example`, created_at: at, updated_at: at, account };
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
