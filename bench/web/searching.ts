import type { Page } from '@playwright/test';
import { median } from '../server/median.ts';
import { ms, quantile } from './results.ts';
import type { Measurement } from './measurement.ts';
import { close } from './subjects.ts';

const WORDS = ['garcia', 'susan n', '(415) 555', 'okonkwo', 'mei-ling'];

/**
 * W9: from a key in the search to the results for the text at that moment. The BFF is requested directly, without a
 * delay.
 */
export const searching: Measurement = {
  promises: ['W9'],
  async run({ subjects, results }) {
    const page = await subjects['Intake Desk'].open();
    await page.locator('[data-record]').first().waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('dialog').getByRole('combobox');
    await box.waitFor();
    await watchInput(page);
    const times: number[] = [];
    for (const word of WORDS) {
      await box.fill('');
      for (let length = 1; length <= word.length; length += 1) {
        const isAsked = word.slice(0, length).trim() !== word.slice(0, length - 1).trim() && length >= 2;
        const at = await page.evaluate(() => (globalThis as unknown as Watched).searched.length);
        await page.keyboard.type(word.at(length - 1) ?? '');
        if (!isAsked) continue;
        const painted = await page.waitForFunction(
          (index) => (globalThis as unknown as Watched).searched[index] ?? null,
          at,
          { timeout: 20_000 },
        );
        times.push((await painted.jsonValue()) ?? 0);
      }
    }
    results.add(
      'W9',
      `key in the search to results, ${times.length} keys: p50 / p95`,
      `${ms(median(times))} / ${ms(quantile(times, 0.95))}`,
      'p95 ≤ 80 ms',
      quantile(times, 0.95) <= 80,
    );
    await close(page);
  },
};

interface Watched {
  /** For each change of the box, milliseconds until its results were painted; null before. */
  searched: (number | null)[];
}

/** Attaches its listener before the first key, because a later command could run after the key that it measures. */
async function watchInput(page: Page): Promise<void> {
  await page.evaluate(() => {
    const searched: Watched['searched'] = [];
    Object.assign(globalThis, { searched });
    addEventListener(
      'input',
      ({ timeStamp }) => {
        const at = searched.push(null) - 1;
        let isAnswered = false;
        const seen = new PerformanceObserver((entries) => {
          isAnswered ||= entries.getEntries().some(({ name }) => name.includes('/api/desk/search?'));
        });
        seen.observe({ type: 'resource' });
        // The list as it is in the frame after the response.
        const check = (): void => {
          // The text has changed meanwhile.
          if (searched.length > at + 1) return seen.disconnect();
          if (!isAnswered) return void requestAnimationFrame(check);
          seen.disconnect();
          requestAnimationFrame(() => setTimeout(() => (searched[at] = performance.now() - timeStamp), 0));
        };
        check();
      },
      { capture: true },
    );
  });
}
