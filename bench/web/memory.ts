import { heapOf, loadRows, pitchOf, scrollToRow } from './load-rows.ts';
import type { Measurement } from './measurement.ts';
import { close, type Subject } from './subjects.ts';

const FEW = 1000;
const MANY = 50_000;
const AHEAD_MS = 3_000;

/** W6: the memory of a loaded row, and the number of nodes. */
export const memory: Measurement = {
  promises: ['W6'],
  async run({ subjects, results }) {
    const ours = await weigh(subjects['Intake Desk']);
    const floor = await weigh(subjects.floor);
    const example = await weigh(subjects.tanstack, 10_000);
    const of = `${(ours.perRow / floor.perRow).toFixed(2)} (${ours.perRow.toFixed(0)} of ${floor.perRow.toFixed(0)} B)`;
    results.add('W6', 'heap for a row, of the floor’s', of, '≤ 1.3', ours.perRow <= floor.perRow * 1.3);
    results.add('W6', '  TanStack’s example, 10,000 rows', `${example.perRow.toFixed(0)} B`, '', null);
    results.add('W6', 'nodes at 1,000 rows', String(ours.nodesFew), '', null);
    results.add(
      'W6',
      'nodes at 50,000 rows (rows drawn; at 1,000)',
      `${ours.nodesMany} (${ours.drawnMany}; ${ours.drawnFew})`,
      '≤ 2,500, as at 1,000',
      // As many rows, and no more nodes: the newest leads near the top have an urgency badge, the old ones none.
      ours.nodesMany <= 2500 && ours.drawnMany <= ours.drawnFew + 1 && ours.nodesMany <= ours.nodesFew * 1.02,
    );
  },
};

interface Weight {
  /** Bytes of heap. */
  perRow: number;
  /** Elements in the page, and rows among them, with few rows loaded and with many. */
  nodesFew: number;
  nodesMany: number;
  drawnFew: number;
  drawnMany: number;
}

async function weigh(subject: Subject, many = MANY): Promise<Weight> {
  const page = await subject.open();
  await loadRows(page, subject, FEW);
  await scrollToRow(page, subject, FEW / 2);
  // Memory that is loaded ahead while idle belongs to no row.
  await page.waitForTimeout(AHEAD_MS);
  const before = await heapOf(page);
  const [nodesFew, drawnFew] = [await page.locator('*').count(), await page.locator('[data-index]').count()];
  const rowsBefore = await loadedRows();
  await loadRows(page, subject, many);
  await scrollToRow(page, subject, many / 2);
  const perRow = ((await heapOf(page)) - before) / ((await loadedRows()) - rowsBefore);
  const [nodesMany, drawnMany] = [await page.locator('*').count(), await page.locator('[data-index]').count()];
  await close(page);
  return { perRow, nodesFew, nodesMany, drawnFew, drawnMany };

  async function loadedRows(): Promise<number> {
    const height = await page.evaluate(
      (of) => (document.querySelector(of) as HTMLElement).scrollHeight,
      subject.scroller,
    );
    return Math.floor(height / (await pitchOf(page)));
  }
}
