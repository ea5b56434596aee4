import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#src/http/content-security-policy.ts';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
let dist: string;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'intake-desk-web-'));
  await mkdir(join(dist, 'assets'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Desk</title>');
  await writeFile(join(dist, 'assets/app-1234abcd.js'), 'let a = 1;');
  await writeFile(join(dist, 'assets/app-1234abcd.js.gz'), gzipSync('let a = 1;'));
  await writeFile(join(dist, '.secret'), 'no');
  stack = await startStack({ WEB_DIST: dist, MIRROR: 'on' });
});
afterAll(async () => {
  await stack.stop();
  await rm(dist, { recursive: true });
});
const get = (target: string, headers: Record<string, string> = {}) =>
  stack.browser().ask(stack.url, target, { headers });

test('the pages of the web app are one document, revalidated each time; unknown pages have the status 404', async () => {
  for (const target of ['/', '/leads/7', '/matters', '/matters/12?x=1', '/contacts', '/contacts/3', '/settings']) {
    const answer = await get(target);
    expect([answer.status, answer.headers['cache-control']], target).toEqual([200, 'no-cache']);
    expect(answer.body).toContain('<title>Desk</title>');
  }
  const unknown = await get('/no/such/page');
  expect([unknown.status, unknown.body.includes('Desk')]).toEqual([404, true]);
});

test('29: hashed files are immutable, served compressed where the browser accepts that, and nothing outside can be fetched', async () => {
  const plain = await get('/assets/app-1234abcd.js');
  expect([plain.body, plain.headers['cache-control']]).toEqual(['let a = 1;', 'public, max-age=31536000, immutable']);
  expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
  const packed = await get('/assets/app-1234abcd.js', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  const again = await get('/assets/app-1234abcd.js', { 'if-none-match': String(plain.headers.etag) });
  expect([again.status, again.body]).toEqual([304, '']);
  for (const target of [
    '/.secret',
    '/assets/..%2f.secret',
    '/assets/../.secret',
    '/assets/%2e%2e/index.html',
    '/package.json',
  ]) {
    expect([400, 404], target).toContain((await get(target)).status);
  }
  expect((await stack.browser().ask(stack.url, '/', { method: 'POST' })).status).toBe(405);
});

test('a page may preload its list only with a session of ours, also where the page is unchanged', async () => {
  const serverTiming = async (who: Browser, headers = {}) =>
    (await who.ask(stack.url, '/', { headers })).headers['server-timing'];
  expect(await serverTiming(stack.browser())).toBe('first;desc=none');
  expect(await serverTiming(stack.browser(), { cookie: 'session=s%3Aforged.signature; other=1' })).toBe(
    'first;desc=none',
  );
  const ana = await stack.signIn();
  expect(await serverTiming(ana)).toBe('first;desc=list');
  const { etag } = (await get('/')).headers;
  const again = await ana.ask(stack.url, '/', { headers: { 'if-none-match': String(etag) } });
  expect([again.status, again.headers['server-timing']]).toEqual([304, 'first;desc=list']);
  expect((await get('/assets/app-1234abcd.js')).headers['server-timing']).toBeUndefined();
});

/**
 * Checks what a strict policy must contain.
 * @returns the weaknesses
 */
function weaknesses(policy: string): string[] {
  const directives = new Map(
    policy.split(';').map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1)]),
  );
  const wanted: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'report-uri': ['/api/csp-report'],
  };
  const wrong = Object.entries(wanted).filter(([name, values]) => directives.get(name)?.join(' ') !== values.join(' '));
  const loose = [...directives].filter(([, values]) => values.some((value) => /unsafe|\*|^https?:|^data:/.test(value)));
  return [...wrong, ...loose].map(([name]) => String(name));
}

test('27: the policy allows our own files only, and the check notices when it is weakened', async () => {
  const policy = String((await get('/')).headers['content-security-policy']);
  expect(weaknesses(policy)).toEqual([]);
  const [style = []] = [CONTENT_SECURITY_POLICY['style-src']];
  expect(style[0]).toBe("'self'");
  expect(style.slice(1).every((value) => /^'sha256-[\w+/=]{44}'$/.test(value))).toBe(true);
  for (const weak of [
    policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    policy.replace("object-src 'none';", ''),
    policy.replace("connect-src 'self'", 'connect-src *'),
    policy.replace("require-trusted-types-for 'script';", ''),
    '',
  ]) {
    expect(weak).not.toBe(policy);
    expect(weaknesses(weak)).not.toEqual([]);
  }
});
