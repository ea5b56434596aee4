import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { quantile } from './results.ts';
import type { Measurement } from './measurement.ts';
import { close } from './subjects.ts';

const SLOWER = 4;
const LEADS = 12;

/** W7: nothing moves after the first paint, and a slow machine responds in time. */
export const steadiness: Measurement = {
  promises: ['W7'],
  async run({ subjects, results }) {
    const page = await subjects['Intake Desk'].open();
    await page.evaluate(() => {
      const seen = { shift: 0, interactions: new Map<number, number>() };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) seen.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => {
        for (const { interactionId, duration } of list.getEntries() as PerformanceEventTiming[])
          if (interactionId)
            seen.interactions.set(interactionId, Math.max(duration, seen.interactions.get(interactionId) ?? 0));
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      Object.assign(globalThis, { seen });
    });
    await page.locator('[data-record]').first().waitFor();
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const count = await workThrough(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const { shift, durations } = await page.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: { shift: number; interactions: Map<number, number> } };
      return { shift: seen.shift, durations: [...seen.interactions.values()] };
    });
    // Events of less than 16 ms are not reported: they count as 16.
    const all = [...durations, ...Array.from({ length: Math.max(0, count - durations.length) }, () => 16)];
    results.add('W7', 'layout shift after the first paint', shift.toFixed(3), '0.00', shift < 0.005);
    results.add(
      'W7',
      `INP at 4 × slow-down, of ${all.length} interactions: p75 (worst)`,
      `${quantile(all, 0.75)} (${Math.max(...all)}) ms`,
      '≤ 100 ms',
      quantile(all, 0.75) <= 100,
    );
    await close(page);
  },
};

/**
 * Opens, claims, decides, types.
 * @returns the number of interactions
 */
async function workThrough(page: Page): Promise<number> {
  let count = 0;
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    count += 1;
  };
  await page.locator('[data-index="3"] > a').click();
  count += 1;
  await page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true }).waitFor();
  for (let lead = 0; lead < LEADS; lead += 1) {
    const here = page.url();
    await press('j');
    await page.waitForURL((url) => url.href !== here);
    await page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true }).waitFor();
    await press('c');
    await page.getByRole('button', { name: leadTriageTexts.buttons.release }).waitFor();
    const before = page.url();
    await press('1');
    await page.waitForURL((url) => url.href !== before);
    await page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true }).waitFor();
  }
  await press('/');
  for (const letter of 'smith') await press(letter);
  await page
    .getByText(/^Best matches/)
    .first()
    .waitFor();
  return count;
}
