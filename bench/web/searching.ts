import { median } from '../server/median.ts';
import { ms, quantile } from './judge.ts';
import type { Part } from './part.ts';
import { close } from './subjects.ts';

const WORDS = ['garcia', 'susan n', '(415) 555', 'okonkwo', 'mei-ling'];

/** W9: from a key in the search to the results for what stands there then. The desk is asked directly, without a delay. */
export const searching: Part = {
  promises: ['W9'],
  async run({ subjects, judge }) {
    const page = await subjects['Intake Desk'].open();
    await page.locator('[data-record]').first().waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('dialog').getByRole('combobox');
    await box.waitFor();
    const times: number[] = [];
    for (const word of WORDS) {
      await box.fill('');
      for (let length = 1; length <= word.length; length += 1) {
        const answered = page.waitForResponse((response) => response.url().includes('/api/desk/search?'));
        const painted = page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              addEventListener(
                'input',
                ({ timeStamp }) => {
                  const list = document.querySelector('[role="listbox"]') ?? document.body;
                  let isAnswered = false;
                  const seen = new PerformanceObserver((entries) => {
                    if (entries.getEntries().some(({ name }) => name.includes('/api/desk/search?'))) isAnswered = true;
                  });
                  seen.observe({ type: 'resource' });
                  // The list as it stands when its answer is there and nothing changes any more in that frame.
                  const look = (): void => {
                    if (!isAnswered) return void requestAnimationFrame(look);
                    seen.disconnect();
                    requestAnimationFrame(() =>
                      setTimeout(() => {
                        void list;
                        resolve(performance.now() - timeStamp);
                      }, 0),
                    );
                  };
                  look();
                },
                { capture: true, once: true },
              );
            }),
        );
        const letter = word.at(length - 1) ?? '';
        const isAsked = word.slice(0, length).trim() !== word.slice(0, length - 1).trim() && length >= 2;
        await page.keyboard.type(letter);
        if (!isAsked) continue;
        await answered;
        times.push(await painted);
      }
    }
    judge.line(
      'W9',
      `key in the search to results, ${times.length} keys: p50 / p95`,
      `${ms(median(times))} / ${ms(quantile(times, 0.95))}`,
      'p95 ≤ 80 ms',
      quantile(times, 0.95) <= 80,
    );
    await close(page);
  },
};
