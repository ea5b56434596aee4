import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

// grow-api.md §11: all single-resource responses carry ETag and Last-Modified; unchanged → 304
describe.each([
  '/contacts/30001',
  '/matters/70001',
  '/inbox_leads/20300',
  '/users/who_am_i',
  '/matter_types/61',
  '/locations/91',
])('%s', (path) => {
  it('carries ETag and Last-Modified and answers 304 to either', async () => {
    const { status, headers } = await sandbox.grow(token, path);
    expect(status).toBe(200);
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(modified).toMatch(/ GMT$/);
    const conditions: Record<string, string>[] = [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-modified-since': modified },
    ];
    for (const condition of conditions) {
      const again = await sandbox.grow(token, path, { headers: condition });
      expect(again.status).toBe(304);
      expect(again.body).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
    }
  });

  it('answers in full to an outdated ETag or date', async () => {
    expect((await sandbox.grow(token, path, { headers: { 'if-none-match': '"old"' } })).status).toBe(200);
    const old = { 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' };
    expect((await sandbox.grow(token, path, { headers: old })).status).toBe(200);
  });
});

// RFC 9110 §13.1.3: If-None-Match takes precedence over If-Modified-Since
it('checks the date only when there is no ETag', async () => {
  const { headers } = await sandbox.grow(token, '/matters/70001');
  const both = { 'if-none-match': '"old"', 'if-modified-since': headers.get('last-modified') ?? '' };
  expect((await sandbox.grow(token, '/matters/70001', { headers: both })).status).toBe(200);
});

// §11: not described for lists
it('has no ETag on lists', async () => {
  expect((await sandbox.grow(token, '/users')).headers.has('etag')).toBe(false);
});
