import type { PresenceAnswer } from '@intake-desk/desk-api/presence';
import type { FirmReasons } from '@intake-desk/desk-api/firm-reasons';
import type { DecisionPage, LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { deskInProcess, type DeskInProcess } from '../support/desk-in-process.ts';
import type { Stack } from '../support/start-stack.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import { act, board, done, leadIds, people, startTriageStack } from '../support/triage-acts.ts';

let stack: Stack | null = null;
let desk: DeskInProcess | null = null;
afterEach(async () => {
  await stack?.stop();
  await desk?.stop();
  stack = null;
  desk = null;
});

it("of two people at one lead one wins, and the other receives the winner's name; a decision can be undone until the next action", async () => {
  stack = await startTriageStack();
  const [ana, ben] = (await people(stack, 2)) as [Browser, Browser];
  const [lead = 0] = await leadIds(stack, ana);
  const [first, second] = await Promise.all([
    act(stack, ana, lead, { act: 'claim' }),
    act(stack, ben, lead, { act: 'claim' }),
  ]);
  expect([first.status, second.status].sort()).toEqual([200, 409]);
  const [winner, loser] = first.status === 200 ? [ana, ben] : [ben, ana];
  const lost = (first.status === 200 ? second : first).json() as { code: string; triage: LeadTriage };
  const { me } = await board(stack, winner);
  expect(lost).toMatchObject({ code: 'triage-conflict', triage: { claim: { by: me } } });
  expect((await act(stack, loser, lead, { act: 'decide', verdict: 'pursue' })).status).toBe(409);
  expect(lost).toMatchObject({ holder: me });
  expect((await act(stack, loser, lead, { act: 'snooze', until: '2126-01-01T00:00:00Z' })).status).toBe(409);
  expect((await act(stack, winner, lead, { act: 'decide', verdict: 'accept' as never })).status).toBe(400);
  const { change } = await done(stack, winner, lead, { act: 'decide', verdict: 'decline', reason: 'fee' });
  expect((await act(stack, loser, lead, { act: 'decide', verdict: 'pursue' })).status).toBe(409);
  expect((await act(stack, loser, lead, { act: 'undo', change: change?.change ?? 0 })).status).toBe(409);
  const back = await done(stack, winner, lead, { act: 'undo', change: change?.change ?? 0 });
  expect(back.triage).toMatchObject({ verdict: null, claim: { by: me } });
  const handed = await done(stack, winner, lead, { act: 'hand-over', to: (await board(stack, loser)).me.id });
  expect(handed.triage.claim?.by).toEqual((await board(stack, loser)).me);
  expect((await act(stack, winner, lead, { act: 'undo', change: change?.change ?? 0 })).status).toBe(409);
  expect((await act(stack, winner, lead, { act: 'hand-over', to: 'unknown' })).status).toBe(400);
  for (const json of [
    { act: 'decide' },
    { act: 'decide', verdict: 'decline', reason: ' ' },
    { act: 'snooze', until: 'tomorrow' },
    { act: 'snooze', until: '2020-01-01T00:00:00Z' },
  ] as unknown as TriageAction[]) {
    expect((await act(stack, loser, lead, json)).status).toBe(400);
  }
  expect((await act(stack, stack.browser(), lead, { act: 'claim' })).status).toBe(401);
  // An id that no lead has cannot be decided.
  expect((await act(stack, ana, 999_999_999, { act: 'claim' })).status).toBe(404);
});

it('an action that arrives twice, as from a page that is left before the response, is done once', async () => {
  stack = await startTriageStack();
  const [ana] = (await people(stack, 1)) as [Browser];
  const [lead = 0] = await leadIds(stack, ana);
  const acts: TriageAction[] = [
    { act: 'raise' },
    { act: 'snooze', until: new Date(Date.now() + 3_600_000).toISOString() },
    { act: 'wake' },
    { act: 'decide', verdict: 'pursue' },
    { act: 'withdraw' },
    { act: 'lower' },
    { act: 'release' },
  ];
  for (const one of acts) {
    const { triage } = await done(stack, ana, lead, one);
    expect([one.act, (await done(stack, ana, lead, one)).triage]).toEqual([one.act, triage]);
  }
});

it('the firm has reasons of its own: intake managers change them, others are notified, and past decisions keep their text', async () => {
  stack = await startTriageStack();
  const browsers = await people(stack, 2);
  const [ana, ben] = browsers as [Browser, Browser];
  const put = (browser: Browser, body: unknown) =>
    (stack as Stack).call(browser, '/api/desk/reasons', { method: 'PUT', json: body });
  const read = async (browser: Browser) =>
    (await (stack as Stack).call(browser, '/api/desk/reasons')).json() as FirmReasons;
  const defaults = await read(ben);
  expect(defaults).toMatchObject({ meta: { version: 0, mayChange: true, retired: [] } });
  expect(defaults.data[0]).toEqual({ id: 'other-area', label: 'Outside practice area' });
  const [one = 0, two = 0] = await leadIds(stack, ana);
  await done(stack, ana, one, { act: 'decide', verdict: 'decline', reason: 'fee' });
  await done(stack, ana, two, { act: 'decide', verdict: 'decline', reason: 'no-case' });
  const own = [
    { id: 'no-case', label: 'No case' },
    { id: 'a1b2', label: ' Wants a second opinion ' },
  ];
  const changed = await put(ana, { version: 0, reasons: own });
  expect([changed.status, changed.json()]).toMatchObject([
    200,
    { data: [own[0], { id: 'a1b2', label: 'Wants a second opinion' }], meta: { version: 1 } },
  ]);
  const { reasons, leads } = await board(stack, ben);
  expect(reasons.map(({ id }) => id)).toEqual(['no-case', 'a1b2']);
  const reasonOf = (lead: number) => leads.find((one) => one.lead === lead)?.verdict?.reason;
  expect([reasonOf(one), reasonOf(two)]).toEqual([
    { id: 'fee', label: 'Fee/budget' },
    { id: 'no-case', label: 'No case' },
  ]);
  expect((await read(ben)).meta.retired).toContainEqual({ id: 'fee', label: 'Fee/budget' });
  const late = await put(ben, { version: 0, reasons: own });
  expect([late.status, (late.json() as { code: string }).code]).toEqual([409, 'reasons-changed']);
  for (const wrong of [
    [],
    [{ id: 'a', label: ' ' }],
    [{ id: 'a', label: 'x'.repeat(65) }],
    [{ id: 'a b', label: 'x' }],
    [
      { id: 'a', label: 'x' },
      { id: 'a', label: 'y' },
    ],
    [
      { id: 'a', label: 'same' },
      { id: 'b', label: 'Same' },
    ],
    Array.from({ length: 21 }, (_none, at) => ({ id: `r${at}`, label: `Reason ${at}` })),
  ]) {
    expect((await put(ana, { version: 1, reasons: wrong })).status).toBe(400);
  }
  await stack.restart({ INTAKE_LEADS: 'unlisted@example.com' });
  expect((await read(ana)).meta).toMatchObject({ mayChange: false, version: 1 });
  const refused = await put(ana, { version: 1, reasons: own });
  expect([refused.status, (refused.json() as { code: string }).code]).toEqual([403, 'not-intake-lead']);
});

it('any person can set the priority, it is undone like any change, and outlives other changes', async () => {
  stack = await startTriageStack();
  const browsers = await people(stack, 2);
  const [ana, ben] = browsers as [Browser, Browser];
  const [lead = 0] = await leadIds(stack, ana);
  await done(stack, ana, lead, { act: 'claim' });
  const raised = await done(stack, ben, lead, { act: 'raise' });
  expect(raised.triage).toMatchObject({ priority: 'high', claim: { by: (await board(stack, ana)).me } });
  expect((await done(stack, ben, lead, { act: 'raise' })).change).toBeNull();
  expect(
    (await done(stack, ben, lead, { act: 'undo', change: raised.change?.change ?? 0 })).triage.priority,
  ).toBeNull();
  await done(stack, ben, lead, { act: 'raise' });
  expect((await done(stack, ana, lead, { act: 'decide', verdict: 'pursue' })).triage.priority).toBe('high');
  await stack.restart();
  expect((await board(stack, ana)).leads.find((one) => one.lead === lead)?.priority).toBe('high');
  expect((await done(stack, ben, lead, { act: 'lower' })).triage.priority).toBeNull();
});

it('a claim is released after a quarter of an hour, a snooze ends, and a lead that left the inbox is closed', async () => {
  const clock = new SteppingClock();
  desk = await deskInProcess({ clock, between: clock.watch, environment: { GROW_RATE_LIMIT: '0' } });
  await desk.stack.control('PATCH', '/switches', { rate_limit: 0 });
  const browsers = await people(desk.stack, 2);
  const [ana, ben] = browsers as [Browser, Browser];
  await clock.advance(60_000);
  const page = (await desk.stack.call(ana, '/api/desk/leads')).json() as LeadPage;
  const [first = 0, second = 0] = page.data.map(({ id }) => id);
  const { total } = page.meta;
  const view = async (browser: Browser, name: string) => {
    const { data, meta } = (
      await (desk as DeskInProcess).stack.call(browser, `/api/desk/leads?triage=${name}`)
    ).json() as LeadPage;
    return { ids: data.map(({ id }) => id), total: meta.total };
  };
  await done(desk.stack, ana, first, { act: 'claim' });
  expect([await view(ana, 'mine'), await view(ben, 'mine')]).toEqual([
    { ids: [first], total: 1 },
    { ids: [], total: 0 },
  ]);
  await clock.advance(10 * 60_000);
  await done(desk.stack, ana, first, { act: 'claim' });
  await clock.advance(14 * 60_000);
  expect((await act(desk.stack, ben, first, { act: 'claim' })).status).toBe(409);
  await clock.advance(61_000);
  await done(desk.stack, ben, first, { act: 'claim' });

  const until = new Date(clock.now() + 3_600_000).toISOString();
  await done(desk.stack, ana, second, { act: 'snooze', until });
  const triageOf = async (lead: number) =>
    (await board((desk as DeskInProcess).stack, ana)).leads.find((one) => one.lead === lead);
  expect(await triageOf(second)).toMatchObject({ snooze: { until } });
  expect(await view(ben, 'snoozed')).toEqual({ ids: [second], total: 1 });
  expect((await view(ben, 'open')).total).toBe(total - 1);
  expect((await view(ben, 'open')).ids).not.toContain(second);
  await clock.advance(3_601_000);
  expect((await view(ben, 'open')).total).toBe(total);
  // It is back, and is marked as woken until the next action.
  expect(await triageOf(second)).toMatchObject({ snooze: null, wokeAt: until });
  await done(desk.stack, ben, second, { act: 'decide', verdict: 'decline', reason: 'in our own words' });
  expect([await view(ana, 'decided'), (await view(ana, 'open')).total]).toEqual([
    { ids: [second], total: 1 },
    total - 1,
  ]);
  expect((await desk.stack.call(ana, '/api/desk/leads?state=ignored&triage=open')).status).toBe(400);
  const audit = (await desk.stack.call(ana, `/api/desk/audit?lead=${second}`)).json() as DecisionPage;
  expect(audit.data).toMatchObject([
    { act: 'decide', verdict: 'decline', reason: 'in our own words', by: (await board(desk.stack, ben)).me },
    { act: 'snooze' },
  ]);
  await done(desk.stack, ben, second, { act: 'withdraw' });
  expect(await triageOf(second)).toMatchObject({ snooze: null, wokeAt: null });

  await desk.stack.control('POST', '/acts', { act: 'accept_lead', lead: first });
  await clock.advance(60_000);
  expect(await triageOf(first)).toBeUndefined();
  expect((await act(desk.stack, ana, first, { act: 'claim' })).status).toBe(409);
});

it('a lead whose snooze has ended is due for the whole team until a person acts on it, the earliest first', async () => {
  const clock = new SteppingClock();
  desk = await deskInProcess({ clock, between: clock.watch, environment: { GROW_RATE_LIMIT: '0' } });
  const { stack: on } = desk;
  await on.control('PATCH', '/switches', { rate_limit: 0 });
  const [ana, ben] = (await people(on, 2)) as [Browser, Browser];
  await clock.advance(60_000);
  const open = (await on.call(ana, '/api/desk/leads?triage=open')).json() as LeadPage;
  const [first = 0, second = 0, third = 0] = open.data.map(({ id }) => id);
  const due = async (browser: Browser, filters = '') => {
    const { data, meta } = (await on.call(browser, `/api/desk/leads?triage=due${filters}`)).json() as LeadPage;
    expect(meta.total).toBe(data.length);
    return data.map(({ id }) => id);
  };
  const snooze = (lead: number, minutes: number) =>
    done(on, ana, lead, { act: 'snooze', until: new Date(clock.now() + minutes * 60_000).toISOString() });
  await snooze(first, 50);
  await snooze(second, 30);
  await snooze(third, 90);
  expect(await due(ana)).toEqual([]);
  await clock.advance(60 * 60_000);
  expect([await due(ana), await due(ben)]).toEqual([
    [second, first],
    [second, first],
  ]);
  expect(((await on.call(ben, '/api/desk/leads?triage=open')).json() as LeadPage).meta.total).toBe(open.meta.total - 1);
  expect(await due(ben, '&hasPhone=true&hasEmail=true&owner=none&older=9999d')).toEqual([]);
  expect((await on.call(ben, '/api/desk/leads?triage=open&sort=wake')).status).toBe(400);
  // Priority describes the lead: it is still due.
  await done(on, ben, first, { act: 'raise' });
  const claimed = await done(on, ben, second, { act: 'claim' });
  expect(await due(ana)).toEqual([first]);
  await done(on, ben, second, { act: 'undo', change: claimed.change?.change ?? 0 });
  expect(await due(ana)).toEqual([second, first]);
  await done(on, ben, second, { act: 'decide', verdict: 'pursue' });
  await done(on, ben, first, { act: 'lower' });
  await snooze(first, 30);
  expect(await due(ana)).toEqual([]);
  await clock.advance(30 * 60_000 + 1000);
  expect(await due(ben)).toEqual([third, first]);
});

it('colleagues receive who has a record open, and presence ends a minute after the last update', async () => {
  const clock = new SteppingClock();
  desk = await deskInProcess({ clock, between: clock.watch, environment: { GROW_RATE_LIMIT: '0' } });
  const { stack: on } = desk;
  await on.control('PATCH', '/switches', { rate_limit: 0 });
  const [ana, ben] = (await people(on, 2)) as [Browser, Browser];
  const put = async (browser: Browser, at: unknown) =>
    on.call(browser, '/api/desk/presence', { method: 'PUT', json: { at } });
  const { me } = await board(on, ana);
  await put(ana, { kind: 'lead', id: 7, isWriting: true });
  const seen = async () => ((await put(ben, null)).json() as PresenceAnswer).data;
  expect(await seen()).toEqual([{ by: me, kind: 'lead', id: 7, isWriting: true }]);
  await clock.advance(61_000);
  expect(await seen()).toEqual([]);
  expect((await put(ana, { kind: 'firm', id: 7, isWriting: true })).status).toBe(400);
});
