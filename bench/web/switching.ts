import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { median } from '../server/median.ts';
import { ms } from './results.ts';
import { loadRows, scrollToRow } from './load-rows.ts';
import type { Measurement } from './measurement.ts';
import { close } from './subjects.ts';

const ROUNDS = 7;
const ROWS = 2000;

/** W8: from one loaded list to another, and Back to a long one. */
export const switching: Measurement = {
  promises: ['W8'],
  async run({ subjects, results }) {
    const subject = subjects['Intake Desk'];
    const page = await subject.open();
    await loadRows(page, subject, ROWS);
    await scrollToRow(page, subject, ROWS - 100);
    await page.locator(`[data-index="${ROWS - 100}"] > a`).focus();
    const position = await positionOf(page);
    const away: number[] = [];
    const back: number[] = [];
    let isSame = true;
    for (let round = 0; round < ROUNDS; round += 1) {
      away.push(
        await until(page, mattersTexts.title, () =>
          page
            .getByRole('link', { name: new RegExp(`^${shellTexts.matters}`) })
            .first()
            .click(),
        ),
      );
      back.push(await until(page, leadsTexts.lists.open.title, () => page.goBack()));
      const now = await positionOf(page);
      isSame &&= now.index === position.index && Math.abs(now.top - position.top) < 2;
    }
    // The first switch loads what the other list needs.
    const [, ...warm] = away;
    results.add('W8', 'another list that was open', ms(median(warm)), '≤ 100 ms', median(warm) <= 100);
    results.add('W8', `Back to ${ROWS.toLocaleString('en')} rows`, ms(median(back)), '≤ 100 ms', median(back) <= 100);
    results.add('W8', '  the same row has focus at the same place', isSame ? 'yes' : 'no', 'yes', isSame);
    await close(page);
  },
};

/** Measures from the click, or the Back, until the list's rows are painted. */
async function until(page: Page, title: string, go: () => Promise<unknown>): Promise<number> {
  await page.evaluate((wanted) => {
    const painted = new Promise<number>((resolve) => {
      let began: number | null = null;
      const begin = ({ timeStamp }: Event): void => {
        began ??= timeStamp;
      };
      addEventListener('click', begin, { capture: true, once: true });
      addEventListener('popstate', begin, { capture: true, once: true });
      const check = (): void => {
        const list = document.querySelector(`main section[aria-label="${wanted}"] [data-record]`);
        if (began === null || list === null) return void requestAnimationFrame(check);
        const from = began;
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from), 0));
      };
      check();
    });
    Object.assign(globalThis, { painted });
  }, title);
  await go();
  return page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
}

async function positionOf(page: Page): Promise<{ index: string | null; top: number }> {
  return page.evaluate(() => ({
    index: document.activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? null,
    top: document.querySelector('[data-list-scroller]')?.scrollTop ?? -1,
  }));
}
