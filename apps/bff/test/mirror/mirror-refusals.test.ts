import { afterEach, expect, it } from 'vitest';
import type { HttpTransport, WireRequest, WireResponse } from '#src/grow/client/http-transport.ts';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

let at: MirrorDesk;
afterEach(() => at.stop());

const UNTIL_FILLED = 90_000;
const HOUR = 3_600_000;

const FORBIDDEN = answer(403, { error: { status: '403', message: 'Not allowed.' } });
const PAGE = { ...answer(403, null), headers: { 'content-type': 'text/html' }, body: Buffer.from('<h1>403</h1>') };
const LOGIN = { ...PAGE, status: 401, body: Buffer.from('<h1>Please sign in to the proxy</h1>') };

function answer(status: number, body: unknown, headers: Record<string, string> = {}): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

function redirect(status: number, location: string): WireResponse {
  return answer(status, null, { location });
}

/** What Grow answers instead of the sandbox; null to let a request pass. */
let instead: (request: WireRequest) => WireResponse | null = () => null;

async function start(environment?: Record<string, string>): Promise<Browser> {
  instead = () => null;
  at = await mirrorDesk({ between, ...(environment === undefined ? {} : { environment }) });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  return ana;
}

function between(exchange: HttpTransport): HttpTransport {
  return {
    close: () => exchange.close(),
    send: async (request, ...rest) => instead(request) ?? exchange.send(request, ...rest),
  };
}

async function status(browser: Browser, path: string): Promise<number> {
  return (await at.stack.call(browser, path)).status;
}

async function second(): Promise<number> {
  const [first, ...others] = await at.stack.people();
  return others.find(({ firm }) => firm === first?.firm)?.id ?? 0;
}

it.each([
  ['a redirect to another host', redirect(302, 'https://elsewhere.example/oauth/authorize')],
  ['a redirect to another spelling', redirect(301, '/grow/inbox_leads/')],
  ['a redirect without a target', answer(307, null)],
  ['the 403 page of a gateway', PAGE],
  ['the 401 page of a gateway', LOGIN],
  ['refusals by Grow itself', FORBIDDEN],
])('%s for six seconds closes no list and ends no session', async (_what, wrong) => {
  const ana = await start();
  const before = (await at.get(ana, 'leads')).meta.total;
  // The persons' own permissions are due to be asked for again.
  await at.clock.advance(15 * 60_000);
  instead = () => wrong;
  for (let second = 0; second < 6; second += 1) {
    expect((await at.get(ana, 'leads')).meta.total).toBe(before);
    await at.clock.advance(1000);
  }
  instead = () => null;
  await at.clock.advance(60_000);
  const { meta } = await at.get(ana, 'leads');
  expect([meta.total, meta.trouble]).toEqual([before, null]);
});

it('a redirect to the authorization server is a missing permission: the list closes within seconds, and the page is told', async () => {
  const ana = await start();
  const events = await at.listen(ana);
  const auth = at.stack.sandboxUrl.replace('127.0.0.1', 'localhost');
  instead = ({ path }) => (path.includes('/inbox_leads') ? redirect(302, `${auth}/oauth/authorize`) : null);
  await at.clock.advance(40_000);
  expect(await status(ana, '/api/desk/leads')).toBe(403);
  await events.until(() => events.events.some(({ type }) => type === 'access'));
  const told = events.events.filter(({ type }) => type === 'access').map(({ data }) => data);
  expect(told).toEqual([
    { list: 'untriaged', isOpen: false },
    { list: 'ignored', isOpen: false },
  ]);
  instead = () => null;
  await at.clock.advance(3 * 60_000);
  expect(await status(ana, '/api/desk/leads')).toBe(200);
  await events.until(() => events.events.filter(({ type }) => type === 'access').length === 4);
  expect(events.events.findLast(({ type }) => type === 'access')?.data).toEqual({ list: 'ignored', isOpen: true });
});

it('64: a 403 to one’s own request closes the list at once, for this person alone, and the next success reopens it', async () => {
  const ana = await start();
  const ben = await at.signIn(await second());
  const [contact] = (await at.get(ben, 'contacts')).data;
  let isRefused = true;
  instead = ({ path }) => (isRefused && path === `/grow/contacts/${contact?.id}` ? FORBIDDEN : null);
  expect(await status(ben, `/api/grow/contacts/${contact?.id}`)).toBe(403);
  expect(await status(ben, '/api/desk/contacts')).toBe(403);
  expect(await status(ben, `/api/desk/contacts/${contact?.id}`)).toBe(403);
  expect(await status(ana, '/api/desk/contacts')).toBe(200);
  expect(await status(ben, '/api/desk/leads')).toBe(200);
  isRefused = false;
  expect(await status(ben, `/api/grow/contacts/${contact?.id}`)).toBe(200);
  expect(await status(ben, '/api/desk/contacts')).toBe(200);
});

it('64: a list that Grow refuses stays closed while it does, also when the wall clock is set back', async () => {
  await start();
  const ben = await at.signIn(await second());
  await at.get(ben, 'matters');
  instead = ({ path, headers }) =>
    path.startsWith('/grow/matters') && headers['authorization'] === token ? FORBIDDEN : null;
  const token = await tokenOf(ben);
  expect(await status(ben, '/api/grow/matters')).toBe(403);
  expect(await status(ben, '/api/desk/matters')).toBe(403);
  at.clock.setWall(-3 * HOUR);
  for (let minute = 0; minute < 20; minute += 1) {
    await at.clock.advance(60_000);
    expect(await status(ben, '/api/desk/matters')).toBe(403);
  }
});

it('64: what a person may read is asked for again after a quarter of an hour, also when the wall clock is set back', async () => {
  await start();
  const ben = await at.signIn(await second());
  await at.get(ben, 'contacts');
  at.clock.setWall(-3 * HOUR);
  const token = await tokenOf(ben);
  instead = ({ path, headers }) =>
    path.startsWith('/grow/contacts') && headers['authorization'] === token ? FORBIDDEN : null;
  await at.clock.advance(15 * 60_000);
  await at.stack.call(ben, '/api/desk/contacts');
  await at.clock.advance(10_000);
  expect(await status(ben, '/api/desk/contacts')).toBe(403);
});

it('64: without a mirror, too, the permission is asked for again after a quarter of an hour, also when the wall clock is set back', async () => {
  const ana = await start({ MIRROR: 'off' });
  expect(await status(ana, '/api/desk/triage')).toBe(200);
  at.clock.setWall(-3 * HOUR);
  instead = ({ path }) => (path.startsWith('/grow/inbox_leads') ? FORBIDDEN : null);
  await at.clock.advance(14 * 60_000);
  expect(await status(ana, '/api/desk/triage')).toBe(200);
  await at.clock.advance(60_000);
  expect(await status(ana, '/api/desk/triage')).toBe(403);
});

it('64: a refusal of custom fields or of a click closes no list', async () => {
  const ana = await start();
  const [contact] = (await at.get(ana, 'contacts')).data;
  instead = ({ path }) => (path.includes('include=') || path.includes('nonce=') ? FORBIDDEN : null);
  const path = `/api/grow/contacts/${contact?.id}?include=custom_field_values`;
  expect(await status(ana, path)).toBe(403);
  expect(await status(ana, '/api/desk/contacts')).toBe(200);
});

/** Returns the `Authorization` header of a person's requests. */
async function tokenOf(browser: Browser): Promise<string> {
  const before = instead;
  let seen = '';
  instead = ({ path, headers }) => {
    if (path.startsWith('/grow/users/who_am_i')) seen = headers['authorization'] ?? '';
    return null;
  };
  await at.stack.call(browser, '/api/grow/users/who_am_i');
  instead = before;
  return seen;
}
