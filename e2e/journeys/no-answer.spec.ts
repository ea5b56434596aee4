import { faultTexts } from '../../apps/web/src/texts/faults.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

/** More than the limit of a request in the browser. */
const LONG = { timeout: 60_000 };

test('a request that is never answered, as after a computer slept, ends with a message, and what it changed is taken back', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  await page.locator('[data-index="1"] > a').click();
  const claim = page.getByRole('article').getByRole('button', { name: startingWith(leadTriageTexts.buttons.take) });
  await expect(claim).toBeVisible();
  // The request leaves, and nothing comes back.
  await page.route('**/claim', () => undefined);
  await claim.click();
  await expect(page.getByRole('alert').filter({ hasText: faultTexts.unreachable })).toBeVisible(LONG);
  await expect(claim).toBeVisible();
});
