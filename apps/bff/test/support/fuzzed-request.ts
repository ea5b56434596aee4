import fc from 'fast-check';
import { operations, type Operation } from '@intake-desk/grow-api/operations';

/** A request whose line is sent exactly as written. */
export interface FuzzedRequest {
  method: string;
  /** Characters up to `ÿ`: each is one byte. */
  target: string;
  headers: Record<string, string>;
  body: string;
}

type Mutation = (request: FuzzedRequest) => FuzzedRequest;

const MOUNT = '/api/grow';
const NAME = { name: 'Somewhere' };
const NOTE = { subject: 'subject', body: 'body' };
const DRAFTS: Record<string, unknown> = {
  '/contacts/{contact_id}/notes': NOTE,
  '/matters/{matter_id}/notes': NOTE,
  '/custom_actions': { label: 'Open in desk', target_url: 'https://desk.test/x', ui_reference: 'matters/show' },
  '/inbox_leads': {
    ...{ first_name: 'Ana', last_name: 'Fuzz', from_message: 'Hello', from_source: 'web' },
    referring_url: 'https://firm.test/',
  },
  '/sources': NAME,
  '/matter_types': NAME,
  '/locations': NAME,
};

const METHODS = [
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'PROPPATCH', 'LOCK'],
  ...['MKCOL', 'COPY', 'MOVE', 'PURGE', 'QUERY', 'REPORT', 'M-SEARCH', 'get', 'GeT', 'DANCE', 'GET\t', ''],
];
const GOOD_IDS = ['7', '1', '0', '007', '70001', '9007199254740993', '9'.repeat(19)];
const BAD_IDS = [
  ...['-1', '+7', '7.0', '1e3', '0x7', '9'.repeat(20), '0'.repeat(21), 'NaN', 'null', '7,8', '{id}', '*', '7-', '_7'],
  ...['%37', '%EF%BC%97', '%D9%A7', '7%20', '%207', '7%09', '7%0a', '7%00', '7%0d%0aX:y', '7;a=b', '7%3Ba', '7#x'],
];
/** Path segments that have misled proxies. */
const TRICKS = [
  ...[
    '..',
    '.',
    '...',
    '',
    '%2e%2e',
    '%2E.',
    '.%2e',
    '..%2f',
    '..%2F..',
    '..%5c',
    '..\\',
    '\\..\\',
    '..;',
    '..;/',
    ';',
  ],
  ...['%252e%252e', '%252f', '%25252e', '%c0%ae%c0%ae', '%c0%af', '%u002e', '%%32%65', '%', '%2', '%zz', '%00', '%ff'],
  ...['~', '@evil.example', ':80', '%0d%0aHost:%20evil.example', '\x7f', '\x80', 'ÿ', '\t', ' ', '"', '<x>', '`', '|'],
  ...['admin', 'who_am_i', 'oauth', 'token', 'contacts', 'users', 'notes', 'grow', 'api', 'x'.repeat(3000)],
];
const ENDS = [
  '/',
  '//',
  '/.',
  '/..',
  ';',
  ';x=y',
  '%00',
  '%20',
  '.json',
  '#x',
  '#/../../users',
  '?',
  '??',
  '/%2e',
  '\\',
];
const QUERIES = [
  ...['page_token=abc', 'query=a%00b', 'state=untriaged', 'ids[]=1&ids[]=2', 'include=custom_field_values', 'x=1'],
  ...['query=../../users', 'query=%0d%0aHost:evil', 'page_token=../users', 'state=hired', '/../users', 'query=a?b#c'],
  ...['query=a&query=b', '__proto__=1', 'query[]=1', 'ids[]=7;8', `query=${'x'.repeat(9000)}`],
];
const HEADERS: [string, string][] = [
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Original-URL', '/grow/admin'],
  ['X-Rewrite-URL', '/grow/admin'],
  ['X-Forwarded-Path', '/grow/admin'],
  ['X-Forwarded-Host', 'evil.example'],
  ['Forwarded', 'host=evil.example'],
  ['Max-Forwards', '0'],
  ['Destination', 'http://evil.example/'],
  ['If-None-Match', '"x"'],
];

const tableRequest: fc.Arbitrary<FuzzedRequest> = fc
  .tuple(fc.constantFrom(...Object.values<Operation>(operations)), fc.constantFrom(...GOOD_IDS), fc.uuid())
  .map(([{ method, path, body, required }, id, key]): FuzzedRequest => ({
    method,
    target: `${MOUNT}${path.replace(/\{\w+\}/, id)}${required === undefined ? '' : '?state=untriaged'}`,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: body === undefined ? '' : JSON.stringify({ data: DRAFTS[path] }),
  }));

/** Changes the path and keeps the query. */
function onPath(change: (path: string) => string): Mutation {
  return (request) => {
    const mark = request.target.indexOf('?');
    const [path, rest] = mark < 0 ? [request.target, ''] : [request.target.slice(0, mark), request.target.slice(mark)];
    return { ...request, target: change(path) + rest };
  };
}

function percent(char: string, times: number): string {
  const code = `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return times === 2 ? code.replace('%', '%25') : code;
}

const inMethod = fc.constantFrom(...METHODS).map((method): Mutation => (request) => ({ ...request, method }));
const inSegments = fc.tuple(fc.nat(7), fc.nat(1), fc.constantFrom(...TRICKS)).map(([place, cut, word]) =>
  onPath((path) => {
    const parts = path.split('/');
    parts.splice(1 + (place % parts.length), cut, word);
    return parts.join('/');
  }),
);
const inLetters = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 2 })).map(([place, times]) =>
  onPath((path) => {
    const at = path === '' ? 0 : place % path.length;
    return path.slice(0, at) + percent(path[at] ?? '/', times) + path.slice(at + 1);
  }),
);
const inCase = fc.nat(40).map((place) =>
  onPath((path) => {
    const at = path === '' ? 0 : place % path.length;
    return path.slice(0, at) + (path[at] ?? '').toUpperCase() + path.slice(at + 1);
  }),
);
const inId = fc.constantFrom(...BAD_IDS).map((id) => onPath((path) => path.replace(/\/\d+/, `/${id}`)));
const atEnd = fc.constantFrom(...ENDS).map((end) => onPath((path) => path + end));
const inQuery = fc.constantFrom(...QUERIES).map((query): Mutation => (request) => ({
  ...request,
  target: `${request.target}${request.target.includes('?') ? '&' : '?'}${query}`,
}));
const inStart = fc
  .constantFrom(
    ...[
      'http://127.0.0.1',
      'http://evil.example',
      'HTTP://evil.example:80',
      'https://user@evil.example',
      '//evil.example',
    ],
    ...[
      '/\\evil.example',
      '\\\\evil.example',
      '/',
      '/.',
      '/..',
      '/%2f',
      '/;',
      '/x/..',
      '@evil.example',
      '*',
      '?',
      '#',
      ' ',
    ],
  )
  .map((start): Mutation => (request) => ({ ...request, target: start + request.target }));
const inMount = fc
  .constantFrom(
    ...['', '/api', '/API/grow', '/api/Grow', '/api//grow', '/api/./grow', '/api/grow/../grow', '/api%2fgrow'],
    ...[
      '/%61pi/grow',
      '/api/grow;x',
      '/api\\grow',
      '/api/grow%00',
      '/api/desk',
      '/auth',
      '/grow',
      '/api/grow/api/grow',
    ],
  )
  .map((mount): Mutation => (request) => ({ ...request, target: request.target.replace(MOUNT, () => mount) }));
const inHeaders = fc.constantFrom(...HEADERS).map(([name, value]): Mutation => (request) => ({
  ...request,
  headers: { ...request.headers, [name]: value },
}));
const inBody = fc
  .constantFrom('', '{', '[]', 'null', '{"data":{}}', '{"data":{"subject":"s","body":"b","id":7}}', '{"__proto__":{}}')
  .map((body): Mutation => (request) => ({
    ...request,
    headers: { 'Content-Type': 'application/json', ...request.headers },
    body,
  }));

const mutation = fc.oneof(
  { weight: 4, arbitrary: inMethod },
  { weight: 5, arbitrary: inSegments },
  { weight: 2, arbitrary: inLetters },
  { weight: 1, arbitrary: inCase },
  { weight: 3, arbitrary: inId },
  { weight: 2, arbitrary: atEnd },
  { weight: 2, arbitrary: inQuery },
  { weight: 2, arbitrary: inStart },
  { weight: 2, arbitrary: inMount },
  { weight: 1, arbitrary: inHeaders },
  { weight: 1, arbitrary: inBody },
);

/** Requests of the table, most of them with one to three mutations; about a sixth is unchanged. */
export const fuzzedRequest: fc.Arbitrary<FuzzedRequest> = fc.oneof(
  { weight: 1, arbitrary: tableRequest },
  {
    weight: 6,
    arbitrary: fc
      .tuple(tableRequest, fc.array(mutation, { minLength: 1, maxLength: 3 }))
      .map(([base, mutations]) => mutations.reduce((request, mutate) => mutate(request), base)),
  },
);
