import type { Page } from '@playwright/test';
import { leadRecordTexts } from '../../apps/web/src/texts/leads/lead-record.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { expectAccessible, expectAccessibleEverywhere } from '../fixtures/accessibility.ts';
import { watchChanges } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { lengthenTexts } from '../fixtures/lengthen-texts.ts';
import { settled } from '../fixtures/settled.ts';
import type { Stack } from '../fixtures/stack.ts';
import { startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const { buttons } = leadTriageTexts;

/** One for each layout. */
const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

interface Lead {
  id: number;
  first_name: string | null;
  phone_number: string | null;
  email: string | null;
}

/** Leads with a name, a phone number and an email address, the newest first. */
async function fullLeads(stack: Stack): Promise<Lead[]> {
  const leads = await stack.grow<Lead>('/inbox_leads?state=untriaged');
  return leads.filter(({ first_name: name, phone_number: phone, email }) => name && phone && email).toReversed();
}

/** The address of a record of each kind whose person has a phone number and an email address. */
async function recordsWithPhone(stack: Stack): Promise<string[]> {
  const [lead] = await fullLeads(stack);
  const matters = await stack.grow<{
    id: number;
    client: { phone_number: string | null; primary_email: string | null } | null;
  }>('/matters');
  const contacts = await stack.grow<{ id: number; phone_numbers: string[]; emails: string[] }>('/contacts');
  const matter = matters.find(({ client }) => client?.phone_number && client.primary_email);
  const contact = contacts.find(({ phone_numbers: phones, emails }) => phones.length > 0 && emails.length > 0);
  return [`/leads/${lead?.id}`, `/matters/${matter?.id}`, `/contacts/${contact?.id}`];
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('article h1')).toBeVisible();
  await settled(page);
}

for (const [width, height, most] of [
  [1440, 900, 160],
  [390, 844, 200],
] as const) {
  test(`at ${width} px the phone number and Call are within the first ${most} px of every record`, async ({
    page,
    stack,
    signIn,
  }) => {
    await page.setViewportSize({ width, height });
    await signIn();
    for (const address of await recordsWithPhone(stack)) {
      await open(page, address);
      const number = page.locator('article header a[href^="tel:"]').first();
      const call = page.getByRole('link', { name: recordsTexts.reach.call, exact: true });
      const tops = [(await number.boundingBox())?.y ?? Infinity, (await call.boundingBox())?.y ?? Infinity];
      process.stdout.write(`${address} at ${width} px: number at ${tops[0]} px, Call at ${tops[1]} px\n`);
      expect(Math.max(...tops), address).toBeLessThanOrEqual(most);
    }
  });
}

test('in every layout email, status and type are in sight, and each name of a button and the stamp are there once', async ({
  page,
  stack,
  signIn,
}) => {
  await signIn();
  for (const address of await recordsWithPhone(stack)) {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await open(page, address);
      const where = `${address} at ${width} px`;
      const article = page.getByRole('article').first();
      const names = [...(await article.ariaSnapshot()).matchAll(/- button "(.*?)"/g)].map(([, name = '']) => name);
      expect(names.length, where).toBeGreaterThan(5);
      expect(
        names.filter((name, at) => names.indexOf(name) !== at),
        where,
      ).toEqual([]);
      const stamps = page.getByText(startingWith(recordsTexts.stamp.synced)).filter({ visible: true });
      await expect(stamps, where).toHaveCount(1);
      const email = article.locator('header a[href^="mailto:"]').filter({ visible: true });
      await expect(email, where).toBeInViewport({ ratio: 1 });
      if (width < 640) continue;
      const cut = await article
        .locator('header dl > div:not(:nth-child(2)) dd > span')
        .evaluateAll((values) =>
          values.filter((value) => value.scrollWidth > value.clientWidth + 1).map((value) => value.textContent),
        );
      expect(cut, where).toEqual([]);
    }
  }
});

/** The place of each visible control of the head and of the bar, by its name. */
async function places(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'article > div > header :is(a, button), [data-action-bar] :is(a, button)',
    );
    return Object.fromEntries(
      [...controls]
        .filter((control) => control.checkVisibility() && control.closest('[popover], [data-choices]') === null)
        .map((control) => {
          const { x, y, width, height } = control.getBoundingClientRect();
          const name = control.getAttribute('aria-label') ?? control.textContent;
          return [name, [x, y, width, height].map((value) => value.toFixed(2)).join(' ')];
        }),
    );
  });
}

for (const [width, height] of SIZES) {
  test(`at ${width} px claiming, prioritizing, snoozing and deciding move no control`, async ({
    page,
    stack,
    signIn,
  }) => {
    await page.setViewportSize({ width, height });
    await signIn();
    await total(page);
    const [lead] = await fullLeads(stack);
    const address = `/leads/${lead?.id}`;
    await open(page, address);
    const article = page.getByRole('article');
    const button = (name: string) => article.getByRole('button', { name, exact: true });
    const before = await places(page);
    const steps: [name: string, act: () => Promise<void>][] = [
      [
        'claim',
        async () => {
          await button(buttons.take).click();
          await expect(button(buttons.release)).toBeVisible();
        },
      ],
      [
        'priority',
        async () => {
          await page.keyboard.press('p');
          await expect(article.getByText(leadTriageTexts.high, { exact: true }).first()).toBeVisible();
        },
      ],
      [
        'usual priority',
        async () => {
          await page.keyboard.press('p');
          await expect(article.getByText(leadTriageTexts.high, { exact: true })).toHaveCount(0);
        },
      ],
      [
        'release',
        async () => {
          await button(buttons.release).click();
          await expect(button(buttons.take)).toBeVisible();
        },
      ],
      [
        'snooze',
        async () => {
          await page.keyboard.press('h');
          await page.keyboard.press('2');
          await expect(page).not.toHaveURL(address);
          await open(page, `${address}?triage=snoozed`);
          await expect(button(buttons.bringBack)).toBeVisible();
        },
      ],
      [
        'unsnooze',
        async () => {
          await button(buttons.bringBack).click();
          await expect(button(buttons.snooze)).toBeVisible();
        },
      ],
      [
        'decide',
        async () => {
          await page.keyboard.press('1');
          await open(page, `${address}?triage=decided`);
          await expect(page.getByRole('link', { name: startingWith(buttons.acceptInClio) })).toBeVisible();
        },
      ],
      [
        'undo',
        async () => {
          await button(buttons.undo).click();
          await expect(button(buttons.pursue)).toBeVisible();
        },
      ],
    ];
    for (const [name, act] of steps) {
      await act();
      const after = await places(page);
      const both = Object.keys(before).filter((control) => control in after);
      expect(both.length, name).toBeGreaterThan(6);
      expect(
        Object.fromEntries(both.map((control) => [control, after[control]])),
        `after ${name}, ${both.length} controls are where they were`,
      ).toEqual(Object.fromEntries(both.map((control) => [control, before[control]])));
    }
  });
}

test('an untouched lead shows at most 40 words that are neither record data nor labels of controls', async ({
  page,
  stack,
  signIn,
}) => {
  await signIn();
  await total(page);
  // An unknown caller: possible matches are record data.
  const {
    data: { lead },
  } = await stack.control<{ data: { lead: number } }>('POST', 'acts', {
    act: 'lead_arrives',
    first_name: 'Quillan',
    last_name: 'Zybrowski',
    phone_number: '(646) 555-0199',
    email: 'quillan.zybrowski@example.net',
  });
  await expect(async () => {
    await open(page, `/leads/${lead}`);
    await expect(page.getByText(leadRecordTexts.who.none).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  const words = await page.evaluate(() => {
    const article = document.querySelector('article');
    const walker = document.createTreeWalker(article as Node, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const element = text.parentElement;
      if (element === null || !element.checkVisibility()) continue;
      if (getComputedStyle(element.closest('.visually-hidden') ?? element).clipPath !== 'none') continue;
      // Labels of controls, times, values of fields, and what people are called.
      if (
        element.closest(
          'a, button:not([aria-expanded][aria-controls]), kbd, time, dd, [translate="no"], [aria-hidden="true"]',
        ) !== null
      )
        continue;
      found.push(...(text.textContent?.match(/[\p{L}’]+/gu) ?? []));
    }
    return found;
  });
  process.stdout.write(`${words.length} words: ${words.join(' ')}\n`);
  expect(words.length).toBeGreaterThan(10);
  expect(words.length).toBeLessThanOrEqual(40);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  /** Moves a finger from one place to another, as the browser reports it. */
  async function swipe(page: Page, from: [number, number], to: [number, number]): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const at = ([x, y]: [number, number]) => [{ x, y }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
    for (let step = 1; step <= 5; step += 1) {
      const between = (axis: 0 | 1) => from[axis] + ((to[axis] - from[axis]) * step) / 5;
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at([between(0), between(1)]) });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }

  test('a swipe moves between leads and never decides, and a button does the same', async ({ page, signIn }) => {
    await signIn();
    await total(page);
    const hrefs = await page
      .locator('[data-record]')
      .evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href') ?? ''));
    const [first = '', second = '', third = ''] = hrefs;
    await page.locator('[data-index="0"] > a').tap();
    await expect(page).toHaveURL(first);
    await expect(page.getByRole('button', { name: buttons.take, exact: true })).toBeVisible();
    await settled(page);
    const changes = watchChanges(page);
    /** Waits until a lead is open, and drawn: its number is in the line of its details. */
    const opened = async (href: string) => {
      await expect(page).toHaveURL(href);
      await expect(page.getByRole('article').first()).toContainText(
        leadRecordTexts.title(href.split('/').at(-1) ?? ''),
      );
    };
    await swipe(page, [300, 500], [80, 510]);
    await opened(second);
    await swipe(page, [300, 500], [80, 490]);
    await opened(third);
    await swipe(page, [80, 500], [300, 505]);
    await opened(second);
    // Over the decisions a swipe is a swipe, and neither a short nor a steep one moves on.
    await swipe(page, [60, 810], [320, 812]);
    await opened(first);
    await swipe(page, [200, 500], [170, 500]);
    await swipe(page, [200, 600], [120, 300]);
    await opened(first);
    await page.getByRole('button', { name: shellTexts.record.next }).tap();
    await opened(second);
    await page.getByRole('button', { name: shellTexts.record.previous }).tap();
    await opened(first);
    expect(changes.filter(({ path }) => /verdict|claim|snooze|priority/.test(path))).toEqual([]);
  });

  test('every target of the head and of the bar is at least 44 px, and nothing in the bar is covered', async ({
    page,
    stack,
    signIn,
  }) => {
    await signIn();
    for (const address of await recordsWithPhone(stack)) {
      await open(page, address);
      const targets = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'article > div > header :is(a, button), [data-action-bar] :is(a, button)',
          ),
        ]
          // The number itself is text, and Call beside it does the same.
          .filter((target) => target.checkVisibility() && target.closest('[popover], [translate="no"]') === null)
          // The client's name is a link in a line of text.
          .filter((target) => !target.matches('a[href^="/contacts/"]'))
          .map((target) => {
            const { x, y, width, height } = target.getBoundingClientRect();
            const top = document.elementFromPoint(x + width / 2, y + height / 2);
            return { name: target.textContent, width, height, isFree: target.contains(top) };
          }),
      );
      expect(targets.length).toBeGreaterThan(5);
      for (const { name, width, height, isFree } of targets) {
        expect(Math.min(width, height), `${address}: ${name}`).toBeGreaterThanOrEqual(44);
        expect(isFree, `${address}: ${name} is covered`).toBe(true);
      }
    }
  });
});

test('without addresses in Clio the step after Pursue copies the name and says where to accept', async ({
  page,
  context,
  stack,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route('**/auth/session', async (route) => {
    const response = await route.fetch();
    const { growPages: _pages, ...session } = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ response, json: session });
  });
  await signIn();
  await total(page);
  const [, lead] = await fullLeads(stack);
  await open(page, `/leads/${lead?.id}`);
  await expect(page.getByRole('link', { name: startingWith(recordsTexts.openInClio) })).toHaveCount(0);
  await page.keyboard.press('1');
  await open(page, `/leads/${lead?.id}?triage=decided`);
  await expect(page.getByRole('list', { name: leadTriageTexts.steps.title }).getByRole('listitem')).toHaveCount(3);
  await expectAccessibleEverywhere(page, 'a decided lead without an address in Clio');
  await page.getByRole('button', { name: buttons.copyName }).click();
  await expect(page.getByRole('button', { name: buttons.nameCopied })).toBeVisible();
  const name = await page.locator('article h1').textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(name);
  await page.getByRole('article').getByRole('button', { name: buttons.undo, exact: true }).click();
  await expect(page.getByRole('button', { name: buttons.pursue, exact: true })).toBeVisible();
});

test('texts that are 35 % longer are cut nowhere in the bar, move nothing, and cause no sideways scrolling', async ({
  page,
  stack,
  signIn,
}) => {
  await lengthenTexts(page);
  await signIn();
  for (const address of await recordsWithPhone(stack)) {
    for (const width of [1440, 1024, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, address);
      const { wide, cut, high } = await page.evaluate(() => {
        const limit = document.documentElement.clientWidth + 1;
        const bar = [...document.querySelectorAll<HTMLElement>('[data-action-bar] :is(a, button)')].filter(
          (control) => control.checkVisibility() && control.closest('[popover]') === null,
        );
        return {
          wide: document.documentElement.scrollWidth > limit,
          cut: bar
            .filter(
              (control) =>
                control.getBoundingClientRect().right > limit || control.scrollWidth > control.clientWidth + 1,
            )
            .map((control) => control.textContent),
          high: document.querySelector('article header')?.getBoundingClientRect().height ?? 0,
        };
      });
      expect(wide, `${address} at ${width} px scrolls sideways`).toBe(false);
      expect(cut, `${address} at ${width} px`).toEqual([]);
      if (width >= 640) expect(high, `${address} at ${width} px: the head keeps its height`).toBe(152);
    }
  }
});

test('at 320 px, also as low as at 400 % zoom, records neither scroll sideways nor lose a control', async ({
  page,
  stack,
  signIn,
}) => {
  await signIn();
  for (const address of await recordsWithPhone(stack)) {
    for (const height of [640, 256]) {
      await page.setViewportSize({ width: 320, height });
      await open(page, address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await expectAccessible(page, `${address} at 320 × ${height} px`);
      const step = address.startsWith('/leads') ? buttons.pursue : notesTexts.add;
      const next = page.locator('[data-action-bar]').getByRole('button', { name: step, exact: true });
      await next.scrollIntoViewIfNeeded();
      await expect(next).toBeInViewport();
    }
  }
});

test('the information about a section opens by keyboard, and Escape closes it and not the record', async ({
  page,
  stack,
  signIn,
}) => {
  await signIn();
  const [lead = ''] = await recordsWithPhone(stack);
  await open(page, lead);
  const info = page.getByRole('button', { name: recordsTexts.about(recordsTexts.stamp.synced) });
  await info.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('group', { name: recordsTexts.about(recordsTexts.stamp.synced) });
  await expect(panel).toBeVisible();
  await expectAccessible(page, 'the information about a stamp');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(info).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`${lead}$`));
});
