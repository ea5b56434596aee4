import type { BrowserContext, Locator, Page } from '@playwright/test';
import { setTimeout as after } from 'node:timers/promises';
import { newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { teamNotesTexts } from '../../apps/web/src/texts/leads/team-notes.ts';
import { outgoingTexts } from '../../apps/web/src/texts/outgoing.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { CrashingBrowser } from '../fixtures/crashing-browser.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { Stack } from '../fixtures/stack.ts';
import { wouldLoseText } from '../fixtures/would-lose-text.ts';

const WRITES = { notes: 80, leads: 60, teamNotes: 60 };
const ALL = WRITES.notes + WRITES.leads + WRITES.teamNotes;
/** Three of ten responses are lost, in a fixed order. */
const isLost = (count: number) => [1, 4, 8].includes(count % 10);

test('200 notes, leads and team notes are stored once each, while responses are lost, the server is killed and the browser crashes', async () => {
  // Takes several minutes: `UNDER_FIRE=1 npm run e2e -- queue-under-fire`.
  test.skip(process.env['UNDER_FIRE'] === undefined, 'only on request');
  test.setTimeout(600_000);
  const stack = await Stack.start({ MIRROR: 'on', GROW_RATE_LIMIT: '0' });
  const browser = await CrashingBrowser.start();
  try {
    await stack.control('PATCH', 'switches', { rate_limit: 0 });
    let lostInClio = 0;
    stack.upstreamMonitor.losesResponse = (method, path) =>
      method === 'POST' && path.startsWith('/grow') && isLost(lostInClio++);
    const [matter] = await stack.grow('/matters');
    const [lead] = await stack.grow('/inbox_leads?state=untriaged');
    const at = { matter: `/matters/${matter?.id}`, lead: `/leads/${lead?.id}` };
    await loseResponses(browser.context);
    const first = await browser.context.newPage();
    await signIn(first, `${stack.deskUrl}${at.matter}`);

    const half = await openTabs(browser, stack, at);
    const kills = killServer(stack, 2);
    await write(half, 0, ALL / 2);
    await kills;
    for (const tab of half) await expect.poll(() => wouldLoseText(tab)).toBe(false);
    await browser.crash();
    await loseResponses(browser.context);
    const tabs = await openTabs(browser, stack, at);
    const moreKills = killServer(stack, 3);
    await write(tabs, ALL / 2, ALL);
    await moreKills;

    const leads = await browser.context.newPage();
    await visit(leads, `${stack.deskUrl}/leads/new`, leads.getByRole('form', { name: newLeadTexts.title }));
    await expect(async () => {
      for (const tab of [...tabs, leads]) await decide(tab);
      expect(await counts(stack, tabs[0], at)).toEqual(WRITES);
    }).toPass({ timeout: 240_000, intervals: [2000] });
    // Nothing is on its way any more, and what is stored is stored once.
    for (const tab of [...tabs, leads]) await expect.poll(() => pending(tab)).toBe(0);
    expect(await counts(stack, tabs[0], at)).toEqual(WRITES);
  } finally {
    await browser.stop();
    await stack.stop();
  }
});

type Tabs = readonly [Page, Page];

async function killServer(stack: Stack, times: number): Promise<void> {
  for (let kill = 0; kill < times; kill += 1) {
    await after(4000);
    await stack.killBff();
  }
}

/** The server's response to three of ten writes never reaches the page. */
async function loseResponses(context: BrowserContext): Promise<void> {
  let sent = 0;
  await context.route(/\/(api\/grow|team-notes$)/, async (route) => {
    if (route.request().method() !== 'POST' || !isLost(sent++)) return route.fallback();
    await route.fetch().catch(() => undefined);
    await route.abort('connectionreset');
  });
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('link', { name: signInTexts.signIn }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await expect(page.getByRole('navigation', { name: shellTexts.main }).first()).toBeVisible();
}

async function openTabs(browser: CrashingBrowser, stack: Stack, at: { matter: string; lead: string }): Promise<Tabs> {
  const [one, other] = [await browser.context.newPage(), await browser.context.newPage()];
  await visit(one, `${stack.deskUrl}${at.matter}`, composerOf(one));
  await visit(other, `${stack.deskUrl}${at.lead}`, composerOf(other));
  return [one, other];
}

/** Types and sends the numbered writes: notes in the first tab, team notes in the second, leads in either. */
async function write(tabs: Tabs, from: number, to: number): Promise<void> {
  const [one, other] = tabs;
  for (let number = from; number < to; number += 1) {
    const kind = kindOf(number);
    if (kind === 'notes') {
      await composerOf(one).fill(`note ${number}.`);
      await one.keyboard.press('ControlOrMeta+Shift+Enter');
      await expect(composerOf(one)).toHaveValue('');
    } else if (kind === 'teamNotes') {
      await composerOf(other).fill(`team note ${number}.`);
      await other.keyboard.press('ControlOrMeta+Enter');
      await expect(composerOf(other)).toHaveValue('');
    } else {
      const tab = tabs[number % 2 === 0 ? 0 : 1];
      const back = tab.url();
      const form = tab.getByRole('form', { name: newLeadTexts.title });
      await visit(tab, new URL('/leads/new', back).href, form);
      await form.getByLabel(newLeadTexts.fields.firstName, { exact: true }).fill('Fire');
      await form.getByLabel(newLeadTexts.fields.lastName, { exact: true }).fill(`lead ${number}.`);
      await form.getByLabel(newLeadTexts.fields.phone, { exact: true }).fill('415 555 0199');
      await tab.keyboard.press('ControlOrMeta+Shift+Enter');
      await expect(form.getByLabel(newLeadTexts.fields.lastName, { exact: true })).toHaveValue('');
      await expect.poll(() => wouldLoseText(tab)).toBe(false);
      await visit(tab, back, composerOf(tab));
    }
  }
}

/** The field of a note on a matter, or of a team note on a lead: both have this name. */
function composerOf(page: Page): Locator {
  return page.getByRole('textbox', { name: teamNotesTexts.label, exact: true });
}

/** Opens a page, again while the server is down. */
async function visit(page: Page, address: string, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(shown).toBeVisible({ timeout: 5000 });
  }).toPass();
}

function kindOf(number: number): keyof typeof WRITES {
  return (
    ['notes', 'leads', 'notes', 'teamNotes', 'leads', 'notes', 'teamNotes', 'leads', 'notes', 'teamNotes'] as const
  )[number % 10] as keyof typeof WRITES;
}

/** Decides about writes of which Clio’s list shows that they did not arrive. */
async function decide(page: Page): Promise<void> {
  for (const name of [outgoingTexts.sendAgain, outgoingTexts.retry]) {
    const button = page.getByRole('button', { name, exact: true }).first();
    if (await button.isVisible()) await button.click();
  }
}

/** Number of writes that are not known to be stored. */
function pending(page: Page): Promise<number> {
  const states = [outgoingTexts.states.sending, outgoingTexts.states.unknown, outgoingTexts.states.waiting];
  return page.getByText(new RegExp(states.join('|'))).count();
}

/** Number of different writes that are stored; a write that is stored twice fails the test. */
async function counts(stack: Stack, page: Page, at: { matter: string; lead: string }): Promise<typeof WRITES> {
  const notes = (await stack.grow<{ body: string }>(`${at.matter}/notes`)).flatMap(({ body }) => number(body, 'note'));
  const leads = (await stack.grow<{ last_name: string }>('/inbox_leads?state=untriaged')).flatMap(
    ({ last_name: name }) => number(name, 'lead'),
  );
  const answer = await page.request.get(`${stack.deskUrl}/api/desk${at.lead}/team-notes`, {
    headers: { 'X-CSRF': '1' },
  });
  const { data } = (await answer.json()) as { data: { text: string }[] };
  const teamNotes = data.flatMap(({ text }) => number(text, 'team note'));
  for (const numbers of [notes, leads, teamNotes]) expect(new Set(numbers).size, 'stored twice').toBe(numbers.length);
  return { notes: notes.length, leads: leads.length, teamNotes: teamNotes.length };
}

function number(text: string, kind: string): number[] {
  const [, found] = new RegExp(`^${kind} (\\d+)\\.`).exec(text) ?? [];
  return found === undefined ? [] : [Number(found)];
}
