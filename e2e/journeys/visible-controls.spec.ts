import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { commandTexts } from '../../apps/web/src/texts/shell/commands.ts';
import { shortcutTexts } from '../../apps/web/src/texts/shell/keys.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { recentChangesTexts } from '../../apps/web/src/texts/triage/recent-changes.ts';
import { readStateTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { containing, startingWith } from '../fixtures/text-pattern.ts';
import { settled } from '../fixtures/settled.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const { titles, groups } = commandTexts;

test('the shortcuts sheet has all keys in groups, wherever it is opened', async ({ page, signIn }) => {
  for (const path of ['/contacts', '/settings', '/']) {
    await signIn(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: shortcutTexts.title });
    await expect(sheet.getByRole('rowheader', { name: titles['triage.pursue'], exact: true })).toBeVisible();
    for (const title of Object.values(titles))
      await expect(sheet.getByRole('rowheader', { name: title, exact: true }), title).toHaveCount(1);
    for (const group of [...Object.values(groups), shortcutTexts.writing.group])
      await expect(sheet.getByRole('rowheader', { name: group, exact: true }), group).toHaveCount(1);
    await page.keyboard.press('Escape');
  }
});

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('filter, export, the next and previous lead, unread, recent changes and the shortcuts have buttons', async ({
      page,
      signIn,
    }) => {
      await signIn();
      await total(page);
      const hrefs = await page
        .locator('[data-record]')
        .evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href') ?? ''));
      const [first = '', second = ''] = hrefs;
      const inSight = (name: string) => page.getByRole('button', { name, exact: true }).filter({ visible: true });
      await expect(inSight(listsTexts.filter)).toBeInViewport();
      await expect(inSight(listsTexts.saveCsv)).toBeInViewport();
      const row = page.locator('[data-index="0"] > a');
      if (way === 'keyboard') {
        await row.focus();
        await page.keyboard.press('Enter');
      } else await (way === 'touch' ? row.tap() : row.click());
      await expect(page).toHaveURL(first);
      const button = (name: string) => page.getByRole('button', { name: startingWith(name) }).filter({ visible: true });
      await press(page, way, button(shellTexts.record.next));
      await expect(page).toHaveURL(second);
      await press(page, way, button(shellTexts.record.previous));
      await expect(page).toHaveURL(first);
      // On a phone it is in the menu.
      if (way === 'touch') await page.getByRole('button', { name: leadTriageTexts.buttons.more }).tap();
      await press(page, way, button(readStateTexts.markUnread));
      if (way !== 'touch') await expect(button(readStateTexts.markRead)).toBeVisible();
      await expect(page.getByText(containing(readStateTexts.madeUnread)).first()).toBeVisible();
      await expectAccessible(page, `the tools of a record, ${way}`);
      if (way === 'touch') {
        const box = await button(shellTexts.record.next).boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
        await page.getByRole('link', { name: shellTexts.allLeads }).tap();
      }
      await press(page, way, button(recentChangesTexts.title));
      await expect(page.getByRole('dialog', { name: recentChangesTexts.title })).toBeVisible();
      await page.keyboard.press('Escape');
      if (way === 'touch') await page.goto('/settings#keys');
      await press(page, way, button(shortcutTexts.title));
      await expect(page.getByRole('dialog', { name: shortcutTexts.title })).toBeVisible();
    });
  });
}

test('every control that shows no text has a tooltip', async ({ page, signIn }) => {
  for (const path of ['/', '/matters', '/settings#keys', '/settings#firm']) {
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await signIn(path);
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await settled(page);
      expect(await page.evaluate(withoutText), `${path}, ${width} px`).toEqual([]);
    }
  }
});

/** Runs in the page. @returns the visible buttons and links with neither a visible text nor a tooltip */
function withoutText(): string[] {
  const isInSight = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const showsText = (element: Element): boolean => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (textContent?.trim() && parentElement !== null && isInSight(parentElement)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll('button, a[href]')]
    .filter((element) => isInSight(element) && !showsText(element) && !element.closest('[title]'))
    .map((element) => element.outerHTML.slice(0, 200));
}
