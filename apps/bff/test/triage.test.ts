import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PresenceAnswer } from '@intake-desk/desk-api/presence';
import type { DecisionPage, LeadTriage, TriageAct, TriageAnswer, TriageBoard } from '@intake-desk/desk-api/triage';
import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { deskInProcess, type DeskInProcess } from './desk-in-process.ts';
import { runCommand } from './run-command.ts';
import { seeded } from './simulate-firm.ts';
import { startStack, type Stack } from './start-stack.ts';
import { SteppingClock } from './stepping-clock.ts';

let stack: Stack | null = null;
let desk: DeskInProcess | null = null;
afterEach(async () => {
  await stack?.stop();
  await desk?.stop();
  stack = null;
  desk = null;
});

const PLACES: Record<TriageAct['act'], [method: string, place: string]> = {
  claim: ['PUT', 'claim'],
  release: ['DELETE', 'claim'],
  decide: ['PUT', 'verdict'],
  withdraw: ['DELETE', 'verdict'],
  snooze: ['PUT', 'snooze'],
  wake: ['DELETE', 'snooze'],
  'hand-over': ['POST', 'hand-over'],
  undo: ['POST', 'undo'],
};
const act = (on: Stack, browser: Browser, lead: number, { act: name, ...json }: TriageAct) => {
  const [method, place] = PLACES[name];
  return on.call(browser, `/api/desk/leads/${lead}/${place}`, {
    method,
    ...(Object.keys(json).length > 0 ? { json } : {}),
  });
};
const done = async (on: Stack, browser: Browser, lead: number, json: TriageAct) => {
  const answer = await act(on, browser, lead, json);
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  const { data: triage, meta } = answer.json() as TriageAnswer;
  return { triage, change: meta.change };
};
const board = async (on: Stack, browser: Browser) =>
  ((await on.call(browser, '/api/desk/triage')).json() as TriageBoard).data;

async function people(on: Stack, count: number): Promise<Browser[]> {
  const everybody = await on.people();
  const all = everybody.filter(({ firm }) => firm === everybody[0]?.firm);
  const browsers: Browser[] = [];
  for (const { id } of all.slice(0, count)) browsers.push(await on.signIn(on.browser(), { user: String(id) }));
  for (const browser of browsers) await board(on, browser);
  return browsers;
}

it('of two people at one lead one wins, the other is told by whom; what was decided can be taken back until somebody goes on', async () => {
  stack = await startStack();
  const [ana, ben] = (await people(stack, 2)) as [Browser, Browser];
  const lead = 7;
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
  expect((await act(stack, winner, lead, { act: 'hand-over', to: 'nobody' })).status).toBe(400);
  for (const json of [
    { act: 'decide' },
    { act: 'decide', verdict: 'decline', reason: ' ' },
    { act: 'snooze', until: 'tomorrow' },
    { act: 'snooze', until: '2020-01-01T00:00:00Z' },
  ] as unknown as TriageAct[]) {
    expect((await act(stack, loser, lead, json)).status).toBe(400);
  }
  expect((await act(stack, stack.browser(), lead, { act: 'claim' })).status).toBe(401);
});

it('five people triage two hundred leads at once: none is decided twice, every conflict is told, and the chain has every decision', async () => {
  stack = await startStack({}, { SANDBOX_SCENARIO: 'busy-firm' });
  const browsers = await people(stack, 5);
  expect(browsers).toHaveLength(5);
  const random = seeded(5);
  let decided = 0;
  let told = 0;
  const one = async (browser: Browser): Promise<void> => {
    const order = Array.from({ length: 200 }, (_none, at) => at + 1).sort(() => random() - 0.5);
    for (const lead of order) {
      const json: TriageAct =
        random() < 0.3
          ? { act: 'decide', verdict: 'decline', reason: 'no-case' }
          : { act: 'decide', verdict: 'pursue' };
      const answer = await act(stack as Stack, browser, lead, json);
      if (answer.status === 200) decided += 1;
      else {
        expect(answer.json()).toMatchObject({ code: 'triage-conflict', triage: { lead, verdict: { by: {} } } });
        told += 1;
      }
    }
  };
  await Promise.all(browsers.map(one));
  expect([decided, told]).toEqual([200, 800]);
  const { leads } = await board(stack, browsers[0] as Browser);
  expect(leads.filter(({ verdict }) => verdict !== null)).toHaveLength(200);
  const whole = await runCommand('decisions', ['check'], stack);
  expect([whole.code, whole.stdout]).toEqual([0, expect.stringMatching(/200 lines, 0 erased; whole/) as string]);

  await stack.bff.stop();
  const file = join(stack.directory, 'desk.sqlite');
  const changed = (statement: string): void => {
    const database = new DatabaseSync(file);
    database.exec(statement);
    database.close();
  };
  const verdict = async () => (await runCommand('decisions', ['check'], stack as Stack)).stdout;
  changed('update decisions set at = at + 1 where position = 57');
  expect(await verdict()).toContain('broken at line 57: the line was changed');
  changed('update decisions set at = at - 1 where position = 57');
  changed(
    "update decisions set payload = substr(payload, 1, 40) || 'A' || substr(payload, 42) where position = 120 and substr(payload, 41, 1) <> 'A'",
  );
  expect(await verdict()).toContain('broken at line 120: its content was changed');
  changed('update decisions set payload = null, person = null where position = 120');
  expect(await verdict()).toContain('200 lines, 1 erased; whole');
  changed('delete from decisions where position = 150');
  expect(await verdict()).toContain('broken at line 150: a line is missing');
});

it('a claim falls back to the pool after a quarter of an hour, a snooze ends, and a lead that left the inbox is closed', async () => {
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
  const standing = async (lead: number) =>
    (await board((desk as DeskInProcess).stack, ana)).leads.find((one) => one.lead === lead);
  expect(await standing(second)).toMatchObject({ snooze: { until } });
  expect(await view(ben, 'snoozed')).toEqual({ ids: [second], total: 1 });
  expect((await view(ben, 'open')).total).toBe(total - 1);
  expect((await view(ben, 'open')).ids).not.toContain(second);
  await clock.advance(3_601_000);
  expect((await view(ben, 'open')).total).toBe(total);
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
  expect(await standing(second)).toMatchObject({ snooze: null });

  await desk.stack.control('POST', '/acts', { act: 'accept_lead', lead: first });
  await clock.advance(60_000);
  expect(await standing(first)).toBeUndefined();
  expect((await act(desk.stack, ana, first, { act: 'claim' })).status).toBe(409);
});

it('who has a record open is told to colleagues, and forgotten a minute after the last word', async () => {
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
