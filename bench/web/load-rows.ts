import type { Page } from '@playwright/test';
import type { Subject } from './subjects.ts';

/** Scrolls to the end repeatedly until so many rows are loaded. */
export async function loadRows(page: Page, subject: Subject, wanted: number, within = 240_000): Promise<void> {
  await page.locator(subject.row).first().waitFor({ timeout: 60_000 });
  const pitch = await pitchOf(page);
  await page.evaluate(
    ({ scroller, wanted, within, pitch }) =>
      new Promise<void>((resolve, reject) => {
        const end = performance.now() + within;
        const element = document.querySelector(scroller) as HTMLElement;
        const more = (): void => {
          if (element.scrollHeight / pitch >= wanted) return resolve();
          if (performance.now() > end)
            return reject(new Error(`${Math.floor(element.scrollHeight / pitch)} rows in time`));
          element.scrollTop = element.scrollHeight;
          // With manual paging the next page needs a click.
          for (const button of element.querySelectorAll('button'))
            if (button.textContent === 'Load more' && !button.disabled) button.click();
          setTimeout(more, 8);
        };
        more();
      }),
    { scroller: subject.scroller, wanted, within, pitch },
  );
}

/** Scrolls a row to the middle of the viewport, and waits until it is rendered. */
export async function scrollToRow(page: Page, subject: Subject, index: number): Promise<void> {
  const pitch = await pitchOf(page);
  await page.evaluate(
    ({ scroller, index, pitch }) =>
      new Promise<void>((resolve) => {
        const element = document.querySelector(scroller) as HTMLElement;
        // Repeats until the row is rendered: a page that arrives meanwhile can move the list.
        const go = (): void => {
          if (document.querySelector(`[data-index="${index}"]`) !== null) return resolve();
          element.scrollTop = index * pitch - element.clientHeight / 2;
          setTimeout(go, 50);
        };
        go();
      }),
    { scroller: subject.scroller, index, pitch },
  );
  await page.locator(`[data-index="${index}"]`).waitFor();
}

/** Returns the distance between the tops of two adjacent rows, which may overlap by a line. */
export function pitchOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const top = (row: Element): number => row.getBoundingClientRect().top;
    const rows = [...document.querySelectorAll('[data-index]')].sort((one, other) => top(one) - top(other));
    const [first, last] = [rows[0], rows.at(-1)] as [HTMLElement, HTMLElement];
    const between = Number(last.dataset['index']) - Number(first.dataset['index']);
    return between === 0 ? first.offsetHeight : (top(last) - top(first)) / between;
  });
}

/** Returns the live bytes of JavaScript after two collections. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
