import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { gettingStartedTexts } from '../../apps/web/src/texts/shell/getting-started.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS, type Way } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const { title, dismiss, hide, steps } = gettingStartedTexts;

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a newcomer sees how to start, dismisses it once, finds it again, and works through a first lead', async ({
      page,
      signIn,
    }) => {
      await signIn();
      await total(page);
      const button = (name: string) => page.getByRole('button', { name: startingWith(name) }).filter({ visible: true });
      const dialog = page.getByRole('dialog', { name: title });

      await test.step('the card is there once', async () => {
        if (way === 'touch') {
          await expect(button(title)).toBeVisible();
          await expectAccessible(page, 'first use on a phone');
          await button(hide).tap();
          await expect(button(hide)).toHaveCount(0);
        } else {
          const card = page.getByRole('region', { name: title });
          await expect(card.getByRole('listitem')).toHaveCount(steps.length);
          await expectAccessible(page, `first use, ${way}`);
          await press(page, way, card.getByRole('button', { name: dismiss }));
          await expect(card).toHaveCount(0);
        }
        await page.reload();
        await total(page);
        await expect(page.getByText(steps[0].words)).toHaveCount(0);
        await expect(button(hide)).toHaveCount(0);
      });

      await test.step('it can be found again', async () => {
        if (way === 'touch') await page.goto('/settings');
        await press(page, way, button(title));
        await expect(dialog.getByRole('listitem')).toHaveCount(steps.length);
        await expectAccessible(page, `getting started, ${way}`);
        await press(page, way, dialog.getByRole('button', { name: shellTexts.close }));
        await expect(dialog).toBeHidden();
        if (way === 'touch') await page.goto('/');
      });

      await test.step('its steps lead from a lead to a decision and back', async () => {
        await open(page, way);
        await press(page, way, button(leadTriageTexts.buttons.take));
        await expect(button(leadTriageTexts.buttons.release)).toBeVisible();
        const here = page.url();
        await press(page, way, button(leadTriageTexts.buttons.needInfo));
        await expect(page).not.toHaveURL(here);
        await press(page, way, page.getByRole('button', { name: triageToastTexts.echo.undo }).last());
        await page.goto(here);
        await expect(button(leadTriageTexts.buttons.needInfo)).toHaveAttribute('aria-pressed', 'false');
        await press(page, way, button(leadTriageTexts.buttons.release));
        await expect(button(leadTriageTexts.buttons.take)).toBeVisible();
      });
    });
  });
}

async function open(page: Page, way: Way): Promise<void> {
  const row = page.locator('[data-index="0"] > a');
  await row.waitFor();
  await press(page, way, row);
  await expect(page).toHaveURL(/\/leads\/\d+$/);
}
