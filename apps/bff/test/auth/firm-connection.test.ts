import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { deskInProcess, type DeskInProcess } from '../support/desk-in-process.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import { openTables } from '../support/test-database.ts';

const FIRM = '/api/desk/connection/firm';

/**
 * Starts in Intake Desk, gives consent in Clio, and returns.
 * @returns the response of the callback
 */
async function connect(stack: Stack, browser: Browser, user: string, decision = 'allow') {
  const begun = await stack.call(browser, FIRM, { method: 'POST', json: { returnTo: '/settings' } });
  expect(begun.status).toBe(200);
  const { location } = (begun.json() as { data: { location: string } }).data;
  const page = await (await fetch(location)).text();
  const form = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    form.set(name, value.replaceAll('&amp;', '&'));
  }
  form.set('user', user);
  form.set('decision', decision);
  const answer = await fetch(`${stack.sandboxUrl}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(String(answer.headers.get('location'))).href.slice(stack.url.length);
  return { back, answer: await browser.ask(stack.url, back) };
}

describe('connecting the firm', () => {
  let stack: Stack;
  let lead: string;
  let other: string;
  beforeAll(async () => {
    stack = await startStack();
    const [first, second] = await stack.people();
    lead = String(first?.id);
    other = String(second?.id);
    await stack.restart({ INTAKE_LEADS: String(first?.email) });
  });
  afterAll(() => stack.stop());

  it('is started only by an intake manager in the web app', async () => {
    const browser = await stack.signIn(undefined, { user: other });
    expect((await stack.call(browser, FIRM, { method: 'POST', json: {} })).json()).toMatchObject({
      code: 'not-intake-lead',
    });
    expect((await stack.call(browser, FIRM, { method: 'DELETE' })).status).toBe(403);
    const leading = await stack.signIn(undefined, { user: lead });
    expect((await stack.call(leading, FIRM)).status).toBe(405);
    expect(
      (await stack.call(leading, FIRM, { method: 'POST', json: {}, headers: { 'x-csrf': undefined } })).status,
    ).toBe(403);
    const cross = { 'sec-fetch-site': 'cross-site' };
    expect((await stack.call(leading, FIRM, { method: 'POST', json: {}, headers: cross })).status).toBe(403);
    expect((await stack.call(stack.browser(), FIRM, { method: 'POST', json: {} })).status).toBe(401);
  });

  it('keeps the session, returns to where it began, and works once', async () => {
    const browser = await stack.signIn(undefined, { user: lead });
    const before = new Map(browser.jar(stack.url));
    const { back, answer } = await connect(stack, browser, lead);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/settings');
    expect(browser.jar(stack.url).get('session')).toBe(before.get('session'));
    expect((await browser.ask(stack.url, back)).status).toBe(400);
    expect((await stack.call(browser, FIRM, { method: 'DELETE' })).status).toBe(204);
    expect((await stack.call(browser, FIRM, { method: 'DELETE' })).status).toBe(204);
  });

  it('is refused when a different person gives consent in Clio, or consent is denied: nothing is stored', async () => {
    const browser = await stack.signIn(undefined, { user: lead });
    const asOther = await connect(stack, browser, other);
    expect(asOther.answer.status).toBe(403);
    expect(asOther.answer.body).toContain('Firm not connected');
    expect((await connect(stack, browser, lead, 'deny')).answer.status).toBe(403);
    expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
  });

  it('is also revoked at Clio when it is disconnected, and outlives the session in which it was given', async () => {
    const browser = await stack.signIn(undefined, { user: lead });
    expect((await connect(stack, browser, lead)).answer.status).toBe(303);
    const second = await stack.signIn(undefined, { user: lead });
    const begun = Date.now();
    const revoked = async (from: number) =>
      (await stack.seen(from)).filter(({ path, status }) => path === '/oauth/revoke' && status === 200).length;
    expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
    await expect.poll(() => revoked(begun), { timeout: 10_000 }).toBe(2);
    expect(await connectionOf(second)).toMatchObject({ state: 'connected' });
    const from = Date.now();
    expect((await stack.call(second, FIRM, { method: 'DELETE' })).status).toBe(204);
    await expect.poll(() => revoked(from), { timeout: 10_000 }).toBe(2);
    expect(await connectionOf(second)).toMatchObject({ state: 'none' });
  });

  it('ends with the person who gave it, and the operator is informed', async () => {
    const browser = await stack.signIn(undefined, { user: lead });
    expect((await connect(stack, browser, lead)).answer.status).toBe(303);
    const unrelated = await runCommand('sessions', ['end', other], stack);
    expect(unrelated.stdout).not.toContain('connection');
    expect(await connectionOf(browser)).toMatchObject({ state: 'connected' });
    const ended = await runCommand('sessions', ['end', lead], stack);
    expect(ended.stdout).toContain('The firm’s connection ended with them');
    expect(await connectionOf(await stack.signIn(undefined, { user: lead }))).toMatchObject({ state: 'none' });
  }, 60_000);

  async function connectionOf(browser: Browser): Promise<object> {
    const view = (await stack.call(browser, '/api/desk/connection')).json() as { data: { firmConnection: object } };
    return view.data.firmConnection;
  }
});

describe('over night', () => {
  let desk: DeskInProcess;
  let clock: SteppingClock;
  afterEach(() => desk.stop());

  async function evening(): Promise<Browser> {
    clock = new SteppingClock();
    desk = await deskInProcess({ clock, between: clock.watch, environment: { GROW_RATE_LIMIT: '0' } });
    await desk.stack.control('PATCH', '/switches', { rate_limit: 0 });
    const browser = await desk.stack.signIn();
    await clock.advance(60_000);
    return browser;
  }

  /** Signs everyone out and lets an hour pass in which leads arrive. */
  async function night(browser: Browser): Promise<number[]> {
    const { stack } = desk;
    expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
    const came: number[] = [];
    for (let minute = 0; minute < 60; minute += 5) {
      const { data } = (await stack.control('POST', '/acts', { act: 'leads_arrive', count: 4 })) as {
        data: { leads: number[] };
      };
      came.push(...data.leads);
      await stack.control('POST', '/clock', { advance_seconds: 300 });
      await clock.advance(300_000);
    }
    return came;
  }

  async function firstScreen(): Promise<LeadPage> {
    const browser = await desk.stack.signIn();
    return (await desk.stack.call(browser, '/api/desk/leads?limit=200')).json() as LeadPage;
  }

  it('a connected firm stays up to date: the first screen in the morning has everything at once', async () => {
    const browser = await evening();
    const user = await desk.stack.firstPerson();
    expect((await connect(desk.stack, browser, user)).answer.status).toBe(303);
    const came = await night(browser);
    const asked = (await desk.stack.seen()).length;
    const screen = await firstScreen();
    expect(screen.data.map(({ id }) => id)).toEqual(expect.arrayContaining(came));
    expect(screen.meta).toMatchObject({ complete: true, trouble: null });
    expect(clock.now() - Date.parse(screen.meta.asOf ?? '')).toBeLessThanOrEqual(5_000);
    // Only the probe of this person's own permission: the list itself was already mirrored.
    const since = (await desk.stack.seen()).slice(asked).filter(({ path }) => path === '/grow/inbox_leads');
    expect(since.length).toBeLessThanOrEqual(1);
  });

  it('without a connection the mirror is paused, and the response has the start of the pause', async () => {
    const browser = await evening();
    const left = clock.now();
    const came = await night(browser);
    const screen = await firstScreen();
    // Still paused, or running again: the response has the start of the pause, and its end.
    const slept = screen.meta.gap?.from ?? screen.meta.trouble?.since ?? '';
    expect(Math.abs(Date.parse(slept) - left)).toBeLessThan(60_000);
    await clock.advance(61_000);
    const later = await firstScreen();
    expect(later.data.map(({ id }) => id)).toEqual(expect.arrayContaining(came));
    expect(later.meta.trouble).toBeNull();
    expect(Date.parse(later.meta.gap?.until ?? '') - Date.parse(later.meta.gap?.from ?? '')).toBeGreaterThan(3_500_000);
  });

  it('a connection that Clio ends is reported as lost', async () => {
    const browser = await evening();
    const user = await desk.stack.firstPerson();
    await connect(desk.stack, browser, user);
    await desk.stack.control('POST', '/acts', { act: 'disconnect', person: Number(user), client_id: 'intake-desk' });
    await clock.advance(60_000);
    const again = await desk.stack.signIn();
    await clock.advance(10_000);
    const view = (await desk.stack.call(again, '/api/desk/connection')).json() as { data: { firmConnection: object } };
    expect(view.data.firmConnection).toMatchObject({ state: 'lost', since: expect.stringMatching(/^\d/) as string });
    const rows = openTables(desk.directory)
      .prepare("select outcome, person from audit where event = 'firm-connection-lost'")
      .all();
    expect(rows.map((row) => ({ ...row }))).toEqual([{ outcome: 'over-at-clio', person: user }]);
  });
});
