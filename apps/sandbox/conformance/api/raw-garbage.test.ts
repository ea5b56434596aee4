import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packedBomb } from '../support/hostile-values.ts';
import { sendRaw } from '../support/send-raw.ts';
import { processMemory } from '../support/process-memory.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** Bytes that no HTTP client sends: each is answered or cut at once, and the next request is served. */
let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

const LINE = '\r\n';
const lines = (...head: string[]) => [...head, '', ''].join(LINE);
const NOTES = 'POST /grow/matters/70001/notes HTTP/1.1';
const HOST = 'Host: 127.0.0.1';
const JSON_TYPE = 'Content-Type: application/json';
const NOTE = '{"data":{"subject":"s","body":"b"}}';
const bearer = () => `Authorization: Bearer ${token}`;
/** A note with other headers and another body. */
const note =
  (headers: string[], body: string | Buffer = NOTE) =>
  () =>
    Buffer.concat([
      Buffer.from(lines(NOTES, HOST, bearer(), JSON_TYPE, 'Connection: close', ...headers)),
      Buffer.from(body),
    ]);
const get =
  (path: string, ...headers: string[]) =>
  () =>
    lines(`GET ${path} HTTP/1.1`, HOST, bearer(), 'Connection: close', ...headers);

/** Bytes to send, and the allowed statuses; none when the connection is to end without a response. */
const CASES: [what: string, bytes: () => string | Buffer, statuses: number[], then?: 'ends'][] = [
  ['nothing', () => '', [], 'ends'],
  ['empty lines', () => LINE.repeat(1000), [], 'ends'],
  ['half a request line', () => 'GET /grow/us', [400], 'ends'],
  ['a request line alone', () => `GET /grow/users HTTP/1.1${LINE}`, [400], 'ends'],
  ['headers without end', () => `GET /grow/users HTTP/1.1${LINE}${HOST}${LINE}`, [400], 'ends'],
  ['a future version', () => lines('GET /grow/users HTTP/9.9', HOST), [400]],
  ['another protocol', () => lines('HELO example.com'), [400], 'ends'],
  ['a TLS greeting', () => Buffer.from('16030100a5010000a10303', 'hex'), [400]],
  ['noise', () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)), [400], 'ends'],
  ['an unknown method', () => lines('DANCE /grow/users HTTP/1.1', HOST), [400]],
  ['no Host', () => lines('GET /grow/users HTTP/1.1', 'Connection: close'), [400]],
  ['two Hosts', get('/grow/users', HOST), [200, 400]],
  ['HTTP/1.0', () => lines('GET /grow/users HTTP/1.0', bearer()), [200]],
  ['a header without a colon', get('/grow/users', 'nonsense'), [400]],
  ['a space in a header name', get('/grow/users', 'X Y: z'), [400]],
  ['NUL in a header', get('/grow/users', 'X-Y: a\0b'), [400]],
  ['a folded header', get('/grow/users', `X-Y: a${LINE} b`), [200, 400]],
  ['a header of 100 KB', get('/grow/users', `X-Y: ${'z'.repeat(100_000)}`), [431]],
  ['5,000 headers', get('/grow/users', ...Array.from({ length: 5000 }, (_, index) => `X-${index}: y`)), [431]],
  ['a path of 100 KB', get(`/grow/${'z'.repeat(100_000)}`), [431]],
  ['a path with control characters', get('/grow/us\x01ers'), [400]],
  ['a path with raw bytes above ASCII', get('/grow/\xff\xfe'), [400, 501]],
  ['a URL as a path', get('http://evil.example/grow/users'), [200]],
  ['no slash before the path', get('grow/users'), [400, 501]],
  ['OPTIONS *', () => lines('OPTIONS * HTTP/1.1', HOST, 'Connection: close'), [501]],
  ['CONNECT', () => lines('CONNECT evil.example:80 HTTP/1.1', HOST), []],
  ['an upgrade', get('/grow/users', 'Upgrade: websocket', 'Sec-WebSocket-Key: x'), [200]],
  ['an unsupported expectation', note(['Expect: miracles', `Content-Length: ${NOTE.length}`]), [417]],
  ['a body shorter than its length', note(['Content-Length: 5000']), [400], 'ends'],
  ['a body longer than its length', note(['Content-Length: 3']), [400]],
  ['a negative length', note(['Content-Length: -1']), [400]],
  ['a non-decimal length', note(['Content-Length: 0x23']), [400]],
  ['two lengths', note(['Content-Length: 5', 'Content-Length: 35']), [400]],
  ['a length that overflows', note([`Content-Length: ${'9'.repeat(40)}`]), [400]],
  ['a length of 1 TB', note(['Content-Length: 1099511627776']), [400, 413], 'ends'],
  ['length and chunks', note([`Content-Length: ${NOTE.length}`, 'Transfer-Encoding: chunked']), [400]],
  ['invalid chunks', note(['Transfer-Encoding: chunked'], 'hello'), [400]],
  ['a chunk without end', note(['Transfer-Encoding: chunked'], `5${LINE}{"dat`), [400], 'ends'],
  ['a chunk size that overflows', note(['Transfer-Encoding: chunked'], `${'f'.repeat(40)}${LINE}x`), [400]],
  ['an unknown encoding', note(['Transfer-Encoding: rot13'], NOTE), [400], 'ends'],
  ['a body in UTF-16', note([`Content-Length: ${NOTE.length * 2}`], Buffer.from(NOTE, 'utf16le')), [400]],
  ['bytes that are not text', note(['Content-Length: 4'], Buffer.from([0xff, 0xfe, 0x80, 0x00])), [400]],
  ['an empty gzip', note(['Content-Encoding: gzip', 'Content-Length: 0'], ''), [400]],
  ['an invalid gzip', note(['Content-Encoding: gzip', `Content-Length: ${NOTE.length}`]), [400]],
];

it.each(CASES)('%s', async (_what, bytes, statuses, then) => {
  const answer = await sendRaw(sandbox.url, bytes(), { ends: then === 'ends' });
  const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(answer)?.[1] ?? 0);
  if (statuses.length === 0) expect(answer).toBe('');
  else expect(statuses).toContain(status);
  expect((await sandbox.grow(token, '/users/who_am_i')).status).toBe(200);
});

it('64 MB in a few kilobytes: refused before they are decompressed', async () => {
  const bomb = packedBomb();
  const before = processMemory(sandbox.pid);
  for (let time = 0; time < 5; time += 1) {
    const headers = ['Content-Encoding: gzip', `Content-Length: ${bomb.length}`];
    expect(await sendRaw(sandbox.url, note(headers, bomb)())).toMatch(/^HTTP\/1\.1 413 /);
  }
  expect(processMemory(sandbox.pid) - before).toBeLessThan(60);
});

it('a hundred pipelined requests: a hundred responses, in order', async () => {
  const requests = Array.from({ length: 100 }, (_, index) =>
    lines(
      `GET /grow/${index % 2 === 0 ? 'users' : 'nothing'} HTTP/1.1`,
      HOST,
      bearer(),
      index === 99 ? 'Connection: close' : 'X: y',
    ),
  );
  const answer = await sendRaw(sandbox.url, requests.join(''));
  const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);
  expect(statuses).toEqual(Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? '200' : '501')));
});

it('200 connections that never finish their request delay no other request', async () => {
  const { hostname, port } = new URL(sandbox.url);
  const sockets = Array.from({ length: 200 }, () => connect({ host: hostname, port: Number(port) }));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.write(`GET /grow/users HTTP/1.1${LINE}X: `);
  expect((await sandbox.grow(token, '/users/who_am_i')).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});
