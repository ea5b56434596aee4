import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { notificationTexts } from '../../apps/web/src/texts/settings/settings.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { expect, test } from '../fixtures/desk.ts';
import { containing, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

test('while another window is in front, a new lead is announced by a notice without a name and by a soft ring', async ({
  page,
  context,
  signIn,
  stack,
}) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told, isInFront: true });
    class Notice {
      static permission = 'granted';
      static requestPermission = () => Promise.resolve('granted');
      constructor(title: string, { body }: { body: string }) {
        told.push(`${title}: ${body}`);
      }
      close(): void {
        // Nothing is shown.
      }
    }
    class Ringing extends AudioContext {
      constructor() {
        super();
        told.push('rings');
      }
    }
    Object.assign(globalThis, { Notification: Notice, AudioContext: Ringing });
    document.hasFocus = () => (globalThis as unknown as { isInFront: boolean }).isInFront;
  });
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  await signIn('/settings');
  await page.getByRole('button', { name: notificationTexts.switchOn }).click();
  await expect(page.getByText(notificationTexts.on)).toBeVisible();
  await page.getByRole('checkbox', { name: containing(notificationTexts.withSound) }).check();
  // Choosing the sound plays it once.
  expect(await told()).toEqual(['rings']);
  await page
    .getByRole('link', { name: startingWith(leadsTexts.views.open) })
    .first()
    .click();
  await total(page);
  await stack.control('POST', 'acts', { act: 'lead_arrives', last_name: 'Quillwort', source: 'Referral' });
  await expect(page.getByText(listsTexts.arrived('1'))).toBeVisible({ timeout: 30_000 });
  expect(await told()).toEqual(['rings']);
  await page.evaluate(() => Object.assign(globalThis, { isInFront: false }));
  await stack.control('POST', 'acts', { act: 'lead_arrives', last_name: 'Quillwort', source: 'Referral' });
  await expect.poll(async () => (await told()).length, { timeout: 30_000 }).toBe(3);
  const [, ...later] = await told();
  expect(later.toSorted()).toEqual([
    expect.stringMatching(startingWith(`${shellTexts.notice.title(1, '1')}: `)),
    'rings',
  ]);
  expect(JSON.stringify(later)).not.toContain('Quillwort');
  // Both choices are stored in this browser; switch them off again.
  await page.goto('/settings');
  await page.getByRole('button', { name: notificationTexts.switchOff }).click();
  await page.getByRole('checkbox', { name: containing(notificationTexts.withSound) }).uncheck();
});
