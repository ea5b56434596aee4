import type { TriageAction, TriageAnswer, TriageBoard } from '@intake-desk/desk-api/triage';
import { expect } from 'vitest';
import type { Browser } from './browser.ts';
import { startStack, type Stack } from './start-stack.ts';

const PLACES: Record<TriageAction['act'], [method: string, place: string]> = {
  claim: ['PUT', 'claim'],
  release: ['DELETE', 'claim'],
  decide: ['PUT', 'verdict'],
  withdraw: ['DELETE', 'verdict'],
  snooze: ['PUT', 'snooze'],
  wake: ['DELETE', 'snooze'],
  raise: ['PUT', 'priority'],
  lower: ['DELETE', 'priority'],
  'hand-over': ['POST', 'hand-over'],
  undo: ['POST', 'undo'],
};
/** Sends a triage action as a person. */
export const act = (on: Stack, browser: Browser, lead: number, { act: name, ...json }: TriageAction) => {
  const [method, subpath] = PLACES[name];
  return on.call(browser, `/api/desk/leads/${lead}/${subpath}`, {
    method,
    ...(Object.keys(json).length > 0 ? { json } : {}),
  });
};
/** Performs a triage action that must succeed. */
export const done = async (on: Stack, browser: Browser, lead: number, json: TriageAction) => {
  const answer = await act(on, browser, lead, json);
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  const { data: triage, meta } = answer.json() as TriageAnswer;
  return { triage, change: meta.change };
};
export const board = async (on: Stack, browser: Browser) =>
  ((await on.call(browser, '/api/desk/triage')).json() as TriageBoard).data;

/** Signs in several people of the first firm. */
export async function people(on: Stack, count: number): Promise<Browser[]> {
  const allPeople = await on.people();
  const all = allPeople.filter(({ firm }) => firm === allPeople[0]?.firm);
  const browsers: Browser[] = [];
  for (const { id } of all.slice(0, count)) browsers.push(await on.signIn(on.browser(), { user: String(id) }));
  for (const browser of browsers) await board(on, browser);
  return browsers;
}

/** A stack without limits on requests: the first act on a lead asks Grow whether the person may read it. */
export async function startTriageStack(grow: Record<string, string> = {}): Promise<Stack> {
  const stack = await startStack({ GROW_RATE_LIMIT: '0' }, grow);
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  return stack;
}

/** Ids of the oldest two hundred untriaged leads. */
export async function leadIds(on: Stack, browser: Browser): Promise<number[]> {
  const answer = await on.call(browser, '/api/grow/inbox_leads?state=untriaged');
  return (answer.json() as { data: { id: number }[] }).data.map(({ id }) => id);
}
