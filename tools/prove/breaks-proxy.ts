import type { PlantedBreak } from './planted-break.ts';

const ALLOWED = 'apps/bff/src/grow/client/match-operation.ts';
const FORWARD = 'apps/bff/src/grow/proxy/forward-request.ts';
const READ_REQUEST = 'apps/bff/src/grow/proxy/read-request.ts';
const REQUEST_TARGET = 'apps/bff/src/http/request-target.ts';
const CLIENT = 'apps/bff/src/grow/client/grow-client.ts';

export const PROXY_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 31,
    what: 'any method reaches a path that is in the table',
    file: ALLOWED,
    find: `const match = operation.method === method ? pattern.exec(path) : null;`,
    replace: `const match = pattern.exec(path);`,
  },
  {
    promise: 31,
    what: 'a path with an allowed prefix is accepted',
    file: ALLOWED,
    find: `'(\\\\d{1,19})')}$\``,
    replace: `'(\\\\d{1,19})')}\``,
    also: [32, 36],
  },
  {
    promise: 32,
    what: 'ids may contain any character except a slash',
    file: ALLOWED,
    find: `'(\\\\d{1,19})'`,
    replace: `'([^/]+)'`,
    also: [31],
  },
  {
    promise: 32,
    what: 'a target may have any spelling',
    file: REQUEST_TARGET,
    find: `if (!/^\\/(?!\\/)[\\x21-\\x7e]*$/.test(target)) throw new ProblemError('bad-request');`,
    replace: ``,
    and: [
      {
        file: REQUEST_TARGET,
        find: `    throw new ProblemError('bad-request');
  }
  next();`,
        replace: `  }
  next();`,
      },
    ],
  },
  {
    promise: 33,
    what: 'the link to the next page is passed on unchanged',
    file: 'apps/bff/src/grow/proxy/read-response.ts',
    find: `return \`\${ownPath}?\${new URLSearchParams([...same, ['page_token', token]]).toString()}\`;`,
    replace: `return link;`,
  },
  {
    promise: 34,
    what: 'a redirect of Grow is passed on',
    file: FORWARD,
    find: `if (answer.status === 304) return void response.status(304).end();`,
    replace: `if (answer.status >= 300 && answer.status < 400) return void response.status(answer.status).end();`,
  },
  {
    promise: 34,
    what: 'redirects of the token endpoint are followed',
    file: 'apps/bff/src/auth/oauth/oauth-client.ts',
    find: `redirects: false as const`,
    replace: `redirects: 3 as const`,
  },
  {
    promise: 35,
    what: 'the browser’s headers are passed on to Grow',
    file: FORWARD,
    find: `person: nameOf(session),
      signal: gone.signal,`,
    replace: `person: nameOf(session),
      signal: gone.signal,
      headers: request.headers,`,
    and: [
      {
        file: CLIENT,
        find: `function wireRequest({ method, path, body, ifNoneMatch, ifModifiedSince }: GrowRequest, token: string) {`,
        replace: `function wireRequest({ method, path, body, ifNoneMatch, ifModifiedSince, ...more }: GrowRequest, token: string) {`,
      },
      {
        file: CLIENT,
        find: `const headers: Record<string, string> = {`,
        replace: `const { host: _host, connection: _connection, ...copied } = (more as { headers?: object }).headers ?? {};
    const headers: Record<string, string> = {
      ...copied,`,
      },
    ],
  },
  {
    promise: 36,
    what: 'more of Grow’s headers reach the browser',
    file: FORWARD,
    find: `['etag', 'last-modified']`,
    replace: `['etag', 'last-modified', 'set-cookie', 'server', 'x-request-id', 'x-ratelimit-limit']`,
  },
  {
    promise: 37,
    what: 'unknown parameters are dropped silently',
    file: READ_REQUEST,
    find: `if (unknown.length > 0) throw`,
    replace: `if (unknown.length > 99) throw`,
  },
  {
    promise: 37,
    what: 'unknown fields beside the draft are dropped silently',
    file: READ_REQUEST,
    find: `z.strictObject({ data: operation.body })`,
    replace: `z.object({ data: operation.body })`,
  },
  {
    promise: 38,
    what: 'the size of a body is not limited',
    file: 'apps/bff/src/http/json-body.ts',
    find: `limit: MAX_BODY_BYTES`,
    replace: `limit: '1gb'`,
  },
  {
    promise: 38,
    what: 'the size of a response of Grow is not limited',
    file: 'apps/bff/src/grow/client/http-transport.ts',
    find: `maxResponseSize: MAX_RESPONSE_BYTES,`,
    replace: ``,
  },
  {
    promise: 39,
    what: 'any host name is accepted as ours',
    file: 'apps/bff/src/http/host-guard.ts',
    find: `if (!hosts.has((request.headers.host ?? '').toLowerCase())) throw`,
    replace: `if (!hosts.has((request.headers.host ?? '').toLowerCase()) && request.method !== 'GET') throw`,
  },
];
