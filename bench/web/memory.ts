import { heapOf, loadRows, scrollToRow } from './load-rows.ts';
import type { Part } from './part.ts';
import { close, type Subject } from './subjects.ts';

const FEW = 1000;
const MANY = 50_000;

/** W6: what a loaded row costs, and how many nodes there are. */
export const memory: Part = {
  promises: ['W6'],
  async run({ subjects, judge }) {
    const ours = await weigh(subjects['Intake Desk']);
    const floor = await weigh(subjects.floor);
    const example = await weigh(subjects.tanstack, 10_000);
    const of = `${(ours.perRow / floor.perRow).toFixed(2)} (${ours.perRow.toFixed(0)} of ${floor.perRow.toFixed(0)} B)`;
    judge.line('W6', 'heap for a row, of the floor’s', of, '≤ 1.3', ours.perRow <= floor.perRow * 1.3);
    judge.line('W6', '  TanStack’s example, 10,000 rows', `${example.perRow.toFixed(0)} B`, '', null);
    judge.line('W6', 'nodes at 1,000 rows', String(ours.nodesFew), '', null);
    judge.line(
      'W6',
      'nodes at 50,000 rows',
      String(ours.nodesMany),
      '≤ 2,500, and as at 1,000',
      ours.nodesMany <= 2500 && Math.abs(ours.nodesMany - ours.nodesFew) <= ours.nodesFew * 0.02,
    );
  },
};

async function weigh(subject: Subject, many = MANY): Promise<{ perRow: number; nodesFew: number; nodesMany: number }> {
  const page = await subject.open();
  await loadRows(page, subject, FEW);
  await scrollToRow(page, subject, FEW / 2);
  const before = await heapOf(page);
  const nodesFew = await page.evaluate(() => document.querySelectorAll('*').length);
  const rowsBefore = await loadedRows();
  await loadRows(page, subject, many);
  await scrollToRow(page, subject, many / 2);
  const perRow = ((await heapOf(page)) - before) / ((await loadedRows()) - rowsBefore);
  const nodesMany = await page.evaluate(() => document.querySelectorAll('*').length);
  await close(page);
  return { perRow, nodesFew, nodesMany };

  function loadedRows(): Promise<number> {
    return page.evaluate((scroller) => {
      const row = (document.querySelector('[data-index]') as HTMLElement).offsetHeight;
      return Math.floor((document.querySelector(scroller) as HTMLElement).scrollHeight / row);
    }, subject.scroller);
  }
}
