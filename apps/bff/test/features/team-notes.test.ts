import { randomUUID } from 'node:crypto';
import type { Mentions, TeamNotes } from '@intake-desk/desk-api/team-note';
import type { TriageBoard } from '@intake-desk/desk-api/triage';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { EventListener } from '../support/event-listener.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

let lead = 0;
const WORDS = 'Rang back, no answer. Voicemail says he is at work until 12.';

async function people(on: Stack): Promise<{ browser: Browser; id: string }[]> {
  const allPeople = await on.people();
  const all = allPeople.filter(({ firm }) => firm === allPeople[0]?.firm).slice(0, 2);
  const browsers: { browser: Browser; id: string }[] = [];
  for (const { id } of all) {
    const browser = await on.signIn(on.browser(), { user: String(id) });
    const { data } = (await on.call(browser, '/api/desk/triage')).json() as TriageBoard;
    browsers.push({ browser, id: data.me.id });
  }
  const leads = await on.call(browsers[0]?.browser ?? on.browser(), '/api/grow/inbox_leads?state=untriaged');
  lead = (leads.json() as { data: { id: number }[] }).data[0]?.id ?? 0;
  return browsers;
}

const add = (on: Stack, browser: Browser, body: unknown, at = lead) =>
  on.call(browser, `/api/desk/leads/${at}/team-notes`, { method: 'POST', json: body });
const notesOf = async (on: Stack, browser: Browser) =>
  ((await on.call(browser, `/api/desk/leads/${lead}/team-notes`)).json() as TeamNotes).data;
const mentionsOf = async (on: Stack, browser: Browser) =>
  ((await on.call(browser, '/api/desk/mentions')).json() as Mentions).data;

it('a team note is stored once, with its author’s name, newest first, and sealed', async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  const [ana, ben] = await people(stack);
  if (!ana || !ben) throw new Error('two people are needed');
  const first = { id: randomUUID(), text: WORDS, mentions: [] };
  const sent = await add(stack, ana.browser, first);
  expect([sent.status, sent.body]).toEqual([200, expect.stringContaining(WORDS)]);
  // The response was lost, and the browser repeats the request.
  expect((await add(stack, ana.browser, first)).status).toBe(200);
  await add(stack, ben.browser, { id: randomUUID(), text: 'Second call', mentions: [] });
  const notes = await notesOf(stack, ben.browser);
  expect(notes.map(({ text, by }) => [text, by?.id])).toEqual([
    ['Second call', ben.id],
    [WORDS, ana.id],
  ]);
  for (const wrong of [
    { ...first, text: ' ' },
    { ...first, id: '7' },
    { ...first, id: randomUUID(), text: 'x'.repeat(10_001) },
    { ...first, id: randomUUID(), mentions: ['unknown'] },
  ]) {
    expect((await add(stack, ana.browser, wrong)).status).toBe(400);
  }
  expect((await add(stack, ana.browser, { ...first, id: randomUUID() }, 999_999)).status).toBe(404);
  expect((await add(stack, stack.browser(), first)).status).toBe(401);
  await stack.bff.stop();
  const database = openTables(stack.directory);
  const rows = database.prepare('select * from team_notes').all();
  database.close();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain('Voicemail');
  const erased = await runCommand('sessions', ['erase', ana.id], stack);
  expect(erased.code).toBe(0);
  await stack.restart();
  const left = await notesOf(stack, ben.browser);
  expect(left.map(({ by }) => by?.id ?? null)).toEqual([ben.id, null]);
});

it('a mentioned person is notified at once, and the mention is unread until they have opened the lead', async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  const [ana, ben] = await people(stack);
  if (!ana || !ben) throw new Error('two people are needed');
  const cookie = [...ben.browser.jar(stack.url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const listener = await EventListener.open(`${stack.url}/api/events`, {
    cookie,
    'x-csrf': '1',
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'cors',
  });
  await add(stack, ana.browser, { id: randomUUID(), text: '@Ben please', mentions: [ben.id, ana.id, ben.id] });
  await listener.until(() => listener.events.some(({ type }) => type === 'team-note'));
  const event = listener.events.find(({ type }) => type === 'team-note');
  expect(event?.data).toEqual({ lead, by: ana.id, mentioned: [ben.id] });
  // The text itself is only in responses to those who may read it.
  expect(JSON.stringify(event)).not.toContain('please');
  listener.close();
  expect(await mentionsOf(stack, ben.browser)).toMatchObject([{ lead, by: { id: ana.id }, isSeen: false }]);
  expect(await mentionsOf(stack, ana.browser)).toEqual([]);
  const seen = await stack.call(ben.browser, '/api/desk/mentions', { method: 'PUT', json: { lead } });
  expect((seen.json() as Mentions).data).toMatchObject([{ isSeen: true }]);
});
