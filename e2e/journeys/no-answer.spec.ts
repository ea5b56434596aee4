import type { Locator, Page, Route } from '@playwright/test';
import { faultTexts } from '../../apps/web/src/texts/faults.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, containing, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

/** More than the limit of a request in the browser. */
const LONG = { timeout: 60_000 };

const { buttons } = leadTriageTexts;

/** A button of the open lead. */
const button = (page: Page, name: string) =>
  page.getByRole('article').getByRole('button', { name: startingWith(name) });

/** What the server has stored about a lead. */
async function stored(page: Page, lead: string): Promise<Record<string, unknown>> {
  const answer = await page.request.get('/api/desk/triage', { headers: { 'X-CSRF': '1' } });
  const { data } = (await answer.json()) as { data: { leads: Record<string, unknown>[] } };
  return data.leads.find((one) => one['lead'] === Number(lead)) ?? {};
}

async function raise(page: Page): Promise<void> {
  await button(page, buttons.more).click();
  await button(page, buttons.priority).click();
}

interface Action {
  what: string;
  /** The row that the lead has. */
  index: number;
  /** End of the request's path. */
  path: string;
  /** What the lead has afterwards, on the server. */
  part: 'claim' | 'verdict' | 'snooze' | 'priority';
  perform: (page: Page) => Promise<void>;
  /** Shows in the open lead that it was done. */
  done: (page: Page) => Locator;
}

const ACTIONS: readonly Action[] = [
  {
    what: 'claim',
    index: 1,
    path: 'claim',
    part: 'claim',
    perform: (page) => button(page, buttons.take).click(),
    done: (page) => button(page, buttons.release),
  },
  {
    what: 'hand over',
    index: 2,
    path: 'hand-over',
    part: 'claim',
    async perform(page) {
      await button(page, buttons.reassign).click();
      await page.getByRole('group', { name: leadTriageTexts.reassignTo }).getByRole('button').first().click();
    },
    done: (page) => page.getByRole('article').getByText(containing(leadTriageTexts.holds(anything))),
  },
  {
    what: 'priority',
    index: 3,
    path: 'priority',
    part: 'priority',
    perform: raise,
    // Not the button, which has the same words.
    done: (page) =>
      page
        .getByRole('article')
        .getByText(leadTriageTexts.high, { exact: true })
        .and(page.locator(':not(button, button *)')),
  },
  {
    what: 'snooze',
    index: 4,
    path: 'snooze',
    part: 'snooze',
    async perform(page) {
      await button(page, buttons.snooze).click();
      const name = containing(leadTriageTexts.snooze.times['half-hour']);
      await page.getByRole('group', { name: leadTriageTexts.snooze.title }).getByRole('button', { name }).click();
    },
    done: (page) => page.getByRole('article').getByText(containing(leadTriageTexts.snoozedUntil(anything))),
  },
  {
    what: 'decide',
    index: 5,
    path: 'verdict',
    part: 'verdict',
    perform: (page) => button(page, buttons.pursue).click(),
    done: (page) => page.getByRole('article').locator('strong').getByText(leadTriageTexts.decided.pursue),
  },
];
const [CLAIM] = ACTIONS as readonly [Action];

/** Opens the first lead from this row on that no earlier journey changed: the stack belongs to the worker. */
async function openLead(page: Page, index: number): Promise<string> {
  await total(page);
  const rowOf = (at: number) => page.locator(`[data-index="${at}"] > a`);
  let row = rowOf(index);
  let lead = '';
  for (let at = index; lead === ''; at += 1) {
    row = rowOf(at);
    const id = (await row.getAttribute('data-record')) ?? '';
    const { claim = null, verdict = null, snooze = null, priority = null } = await stored(page, id);
    if ([claim, verdict, snooze, priority].every((part) => part === null)) lead = id;
  }
  await row.click();
  await expect(page).toHaveURL(`/leads/${lead}`);
  await expect(button(page, buttons.take)).toBeVisible();
  return lead;
}

/** A decision or a snooze opens the next lead. */
async function backTo(page: Page, lead: string): Promise<void> {
  if (!page.url().endsWith(`/leads/${lead}`)) await page.locator(`[data-record="${lead}"]`).click();
  await expect(page).toHaveURL(`/leads/${lead}`);
}

const unreached = (page: Page) =>
  page.getByRole('alert').filter({ hasText: containing(faultTexts.unreachable, faultTexts.noAnswer) });

test('a request that is never answered, as after a computer slept, ends with a message, and what it changed is taken back', async ({
  page,
  signIn,
}) => {
  await signIn();
  const lead = await openLead(page, CLAIM.index);
  // The request leaves, and nothing comes back.
  await page.route('**/claim', () => undefined);
  await CLAIM.perform(page);
  await expect(unreached(page)).toBeVisible(LONG);
  await expect(button(page, buttons.take)).toBeVisible();
  await page.unroute('**/claim');
  // The request that was given up is not carried out later.
  await page.evaluate(() => fetch('/healthz'));
  expect(await stored(page, lead)).toEqual({});
  await CLAIM.perform(page);
  await expect(CLAIM.done(page)).toBeVisible();
  await expect.poll(() => stored(page, lead)).toMatchObject({ claim: { by: {} } });
  await CLAIM.done(page).click();
  await expect(button(page, buttons.take)).toBeVisible();
});

test('an action that has no response when the page is left is carried out', async ({ page, signIn }) => {
  await signIn();
  const lead = await openLead(page, 12);
  const session = await page.context().newCDPSession(page);
  // A slow line: the request waits in the browser.
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 3_000,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  const sent = page.waitForRequest('**/priority');
  await raise(page);
  await sent;
  // Of the same origin: the debugger that slows the line stays with the page's process.
  await page.goto('/healthz');
  await expect.poll(() => stored(page, lead)).toMatchObject({ priority: 'high' });
});

for (const action of ACTIONS) {
  const { what, index, path, part, perform, done } = action;

  test(`an action whose connection was cut is taken back, and can be done again: ${what}`, async ({
    page,
    colleague,
    signIn,
  }) => {
    await colleague();
    await signIn();
    const lead = await openLead(page, index);
    await page.route(`**/${path}`, (route) => route.abort('connectionreset'));
    await perform(page);
    await expect(unreached(page)).toBeVisible();
    await backTo(page, lead);
    await expect(done(page)).toHaveCount(0);
    await page.unroute(`**/${path}`);
    await perform(page);
    await expect.poll(async () => (await stored(page, lead))[part]).not.toBeNull();
    if (part !== 'verdict' && part !== 'snooze') await expect(done(page)).toBeVisible();
    else await expect(page.locator(`[data-record="${lead}"]`)).toHaveCount(0);
  });

  test(`an action whose response was lost is shown as it was carried out: ${what}`, async ({
    page,
    colleague,
    signIn,
  }) => {
    await colleague();
    await signIn();
    const lead = await openLead(page, index + 5);
    await page.route(`**/${path}`, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await perform(page);
    await expect(unreached(page)).toBeVisible();
    expect((await stored(page, lead))[part]).not.toBeNull();
    if (part !== 'verdict' && part !== 'snooze') await expect(done(page)).toBeVisible();
    else await expect(page.locator(`[data-record="${lead}"]`)).toHaveCount(0);
  });
}

test('the state of all leads, read before an action and received after it, takes nothing back', async ({
  page,
  colleague,
  signIn,
}) => {
  await colleague();
  await signIn();
  const lead = await openLead(page, 11);
  const { promise: isOver, resolve: answerNow } = Promise.withResolvers<void>();
  const { promise: isRead, resolve: read } = Promise.withResolvers<void>();
  const hold = async (route: Route) => {
    const response = await route.fetch();
    read();
    await isOver;
    await route.fulfill({ response });
  };
  await page.route('**/api/desk/triage', hold);
  // The list of colleagues is read again, and with it the state of all leads.
  await button(page, buttons.reassign).click();
  await isRead;
  await page.getByRole('group', { name: leadTriageTexts.reassignTo }).getByRole('button').first().click();
  const held = page.getByRole('article').getByText(containing(leadTriageTexts.holds(anything)));
  await expect(held).toBeVisible();
  await expect.poll(() => stored(page, lead)).toMatchObject({ claim: { by: {} } });
  const response = page.waitForResponse('**/api/desk/triage');
  answerNow();
  await (await response).finished();
  // Whatever the page does with the response it has done when another one arrives.
  await page.evaluate(() => fetch('/healthz'));
  await expect(held).toBeVisible();
  await expect(button(page, buttons.take)).toHaveCount(0);
});
