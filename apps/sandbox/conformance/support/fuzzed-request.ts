import fc from 'fast-check';
import { EXPECTATIONS } from './expectations.ts';
import { hostileJson, hostileText, hostileValue } from './hostile-values.ts';
import { OPERATION_EXAMPLES } from './operation-examples.ts';

/** A request as it is sent. */
export interface FuzzedRequest {
  method: string;
  /** With its query string; in characters that HTTP can carry. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

type Mutation = (request: FuzzedRequest) => FuzzedRequest;

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

const CLIENT = { client_id: 'conformance', client_secret: 'conformance-secret' };
const ASKED = {
  ...{ response_type: 'code', client_id: 'conformance', redirect_uri: 'http://127.0.0.1:3999/callback' },
  ...{ scope: 'grow_user_read', state: 'x', code_challenge: 'y'.repeat(43), code_challenge_method: 'S256' },
};
const OAUTH: FuzzedRequest[] = [
  { method: 'GET', path: `/oauth/authorize?${form(ASKED)}`, headers: {}, body: '' },
  {
    method: 'POST',
    path: '/oauth/authorize',
    headers: FORM_TYPE,
    body: form({ ...ASKED, user: '501', decision: 'allow' }),
  },
  {
    method: 'POST',
    path: '/oauth/token',
    headers: FORM_TYPE,
    body: form({ grant_type: 'authorization_code', code: 'c', redirect_uri: ASKED.redirect_uri, ...CLIENT }),
  },
  {
    method: 'POST',
    path: '/oauth/token',
    headers: FORM_TYPE,
    body: form({ grant_type: 'refresh_token', refresh_token: 'r', ...CLIENT }),
  },
  {
    method: 'POST',
    path: '/oauth/revoke',
    headers: { ...FORM_TYPE, authorization: `Basic ${btoa('conformance:conformance-secret')}` },
    body: form({ token: 't' }),
  },
];

const GROW: FuzzedRequest[] = EXPECTATIONS.map(({ operation, method }) => {
  const { path, json } = OPERATION_EXAMPLES[operation]?.request ?? { path: '' };
  const body = json === undefined ? '' : JSON.stringify(json);
  return { method, path: `/grow${path.replace('{made}', '1')}`, headers: body === '' ? {} : JSON_TYPE, body };
});

/** Leaves unescaped what HTTP can carry in a path, including a lone %. */
const rawly = (text: string) => text.toWellFormed().replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);
const written = fc.tuple(hostileText, fc.boolean()).map(([text, encoded]) => {
  return (encoded ? encodeURIComponent(text.toWellFormed()) : rawly(text)).slice(0, 12_000);
});

const NAMES = [
  'page_token',
  'created_since',
  'updated_since',
  'ids[]',
  'query',
  'state',
  'inbox_lead_id',
  'submitted_only',
];
const OTHER_NAMES = [
  'include',
  'custom_action_nonce',
  '__proto__',
  'limit',
  'ids',
  'ids[0]',
  'client_id',
  'scope',
  'state[]',
];
const parameter = fc.tuple(fc.oneof(fc.constantFrom(...NAMES, ...OTHER_NAMES), written), written);

const header = fc.oneof(
  fc.tuple(
    fc.constant('content-type'),
    fc.constantFrom(
      ...[
        '',
        'text/plain',
        'application/json; charset=utf-16',
        'application/json; charset=x',
        'application/json;;=',
        'x',
      ],
      ...['multipart/form-data; boundary=x', 'application/vnd.api+json', 'application/x-www-form-urlencoded', '/', ';'],
    ),
  ),
  fc.tuple(
    fc.constant('content-encoding'),
    fc.constantFrom('gzip', 'deflate', 'br', 'identity', 'compress', ',', 'gzip, gzip'),
  ),
  fc.tuple(
    fc.constant('authorization'),
    fc.constantFrom('', 'Bearer', 'Bearer  ', 'Basic Og==', 'Basic %', `Bearer ${'x'.repeat(6000)}`),
  ),
  fc.tuple(
    fc.constantFrom(
      'if-none-match',
      'if-modified-since',
      'accept',
      'host',
      'x-http-method-override',
      'x-api-version',
      'range',
    ),
    hostileText.map((text) =>
      text
        .replaceAll(/[^\x20-\x7e]/g, '?')
        .trim()
        .slice(0, 4000),
    ),
  ),
);

const inPath = fc.tuple(fc.nat(5), written).map(([place, word]): Mutation => (request) => {
  const [path = '', search] = request.path.split('?', 2);
  const parts = path.split('/');
  parts.splice(1 + (place % parts.length), place % 2, word);
  return { ...request, path: `/${parts.slice(1).join('/')}${search === undefined ? '' : `?${search}`}` };
});
const inQuery = fc.array(parameter, { minLength: 1, maxLength: 4 }).map((pairs): Mutation => (request) => {
  const more = pairs.map(([name, value]) => `${name}=${value}`).join('&');
  return { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${more}` };
});
const inHeaders = header.map(([name, value]): Mutation => (request) => {
  return { ...request, headers: { ...request.headers, [name]: value } };
});
const inMethod = fc
  .constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY')
  .map((method): Mutation => (request) => ({ ...request, method }));
const inBody = hostileJson.map((body): Mutation => (request) => ({
  ...request,
  headers: { ...JSON_TYPE, ...request.headers },
  body,
}));
/** Replaces one field, known or not; a body that is no JSON, or too deep to be serialized, gets the field appended. */
const inField = fc.tuple(fc.nat(9), hostileText, hostileValue).map(([place, name, value]): Mutation => (request) => {
  try {
    const { data } = JSON.parse(request.body) as { data: Record<string, unknown> };
    const names = [...Object.keys(data), name];
    return { ...request, body: JSON.stringify({ data: { ...data, [names[place % names.length] ?? name]: value } }) };
  } catch {
    return { ...request, body: `${request.body}&${form({ [name]: String(place) })}` };
  }
});
const cut = fc.nat(60).map((length): Mutation => (request) => ({ ...request, body: request.body.slice(0, length) }));

const inAnything = fc.oneof(
  { weight: 1, arbitrary: inPath },
  { weight: 4, arbitrary: inQuery },
  { weight: 2, arbitrary: inHeaders },
  { weight: 1, arbitrary: inMethod },
);
const inContent = fc.oneof(
  { weight: 3, arbitrary: inField },
  { weight: 2, arbitrary: inBody },
  { weight: 1, arbitrary: fc.oneof(cut, inAnything) },
);
const changed = (bases: FuzzedRequest[], mutation: fc.Arbitrary<Mutation>): fc.Arbitrary<FuzzedRequest> =>
  fc
    .tuple(fc.constantFrom(...bases), fc.array(mutation, { minLength: 1, maxLength: 2 }))
    .map(([base, mutations]) => mutations.reduce((request, mutate) => mutate(request), base));

const garbage: fc.Arbitrary<FuzzedRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'DELETE', 'PATCH'),
  path: fc
    .tuple(
      fc.constantFrom('/grow/', '/oauth/', '/'),
      fc.array(written, { maxLength: 4 }),
      fc.array(parameter, { maxLength: 3 }),
    )
    .map(([base, parts, query]) => `${base}${parts.join('/')}?${query.map((pair) => pair.join('=')).join('&')}`),
  headers: fc
    .array(header, { maxLength: 3 })
    .map((pairs) => Object.fromEntries([['content-type', 'application/json'], ...pairs])),
  body: hostileJson,
});

const ALL = [...GROW, ...OAUTH];
const hasBody = ({ body }: FuzzedRequest) => body !== '';

/** Invalid requests: most of them valid except for one or two things, an eighth of them random. */
export const fuzzedRequest = fc.oneof(
  { weight: 3, arbitrary: changed(ALL, inAnything) },
  { weight: 4, arbitrary: changed(ALL.filter(hasBody), inContent) },
  { weight: 1, arbitrary: garbage },
);
