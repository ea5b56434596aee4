import type { Page } from '@playwright/test';
import { median } from '../server/median.ts';
import { ms, quantile } from './judge.ts';
import { loadRows, scrollToRow } from './load-rows.ts';
import type { Part } from './part.ts';
import { close, type Subject } from './subjects.ts';

const ROWS = [50, 10_000, 50_000];
const STEPS = 60;
const DECISIONS = 12;

interface Pressed {
  /** From the key to the paint that follows, and how long the main thread had to do with it. */
  paint: number;
  work: number;
}

/** W3: how long a key takes, near the top of a list and deep in it. */
export const keys: Part = {
  promises: ['W3'],
  async run({ subjects, judge }) {
    const subject = subjects['Intake Desk'];
    const moves = new Map<number, number>();
    const page = await subject.open();
    await watchKeys(page);
    for (const row of ROWS) {
      await loadRows(page, subject, row + 2 * STEPS);
      const measured = await atRow(page, subject, row);
      for (const [what, pressed] of Object.entries(measured)) {
        const paints = pressed.map(({ paint }) => paint);
        const [p50, p95, most] = [median(paints), quantile(paints, 0.95), Math.max(...paints)];
        const kept = p50 <= 16.7 && p95 <= 50 && most <= 100;
        const work = median(pressed.map(({ work: busy }) => busy));
        judge.line(
          'W3',
          `${what} at row ${row.toLocaleString('en')}: p50 / p95 / max (work)`,
          `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${most.toFixed(0)} (${ms(work)})`,
          '≤ 16.7 / 50 / 100 ms',
          kept,
        );
        if (what === 'j') moves.set(row, p50);
      }
    }
    const [near = 0, deep = 0] = [moves.get(50), moves.get(50_000)];
    judge.line('W3', 'j at row 50,000, of row 50', (deep / near).toFixed(2), '≤ 1.1', deep <= near * 1.1);
    await close(page);
  },
};

async function atRow(page: Page, subject: Subject, row: number): Promise<Record<string, Pressed[]>> {
  await page.keyboard.press('Escape');
  await scrollToRow(page, subject, row);
  await page.locator(`[data-index="${row}"] > a`).click();
  await page.getByRole('button', { name: 'Take it' }).waitFor();
  const j: Pressed[] = [];
  const open: Pressed[] = [];
  const claim: Pressed[] = [];
  const verdict: Pressed[] = [];
  for (let step = 0; step < STEPS; step += 1) j.push(await press(page, step % 3 === 2 ? 'k' : 'j'));
  for (let step = 0; step < DECISIONS; step += 1) {
    // Moves with the record closed, then opens it.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Take it' }).waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    open.push(await press(page, 'Enter'));
    await page.getByRole('button', { name: 'Take it' }).waitFor();
    claim.push(await press(page, 'c'));
    await page.getByRole('button', { name: 'Release' }).waitFor();
    const here = page.url();
    verdict.push(await press(page, '1'));
    await page.waitForURL((url) => url.href !== here);
    await page.getByRole('button', { name: 'Take it' }).waitFor();
  }
  return { j, open, claim, verdict };
}

async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const log: { paint: number; work: number }[] = [];
    Object.assign(globalThis, { pressed: log });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const began = performance.now();
        // Ends after every listener and what they queued.
        let work = 0;
        setTimeout(() => (work = performance.now() - began), 0);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => log.push({ paint: performance.now() - timeStamp, work });
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

async function press(page: Page, key: string): Promise<Pressed> {
  const before = await page.evaluate(() => (globalThis as unknown as { pressed: unknown[] }).pressed.length);
  await page.keyboard.press(key);
  return page.evaluate(
    (at) =>
      new Promise<Pressed>((resolve) => {
        const look = (): void => {
          const one = (globalThis as unknown as { pressed: Pressed[] }).pressed[at];
          if (one === undefined) setTimeout(look, 4);
          else resolve(one);
        };
        look();
      }),
    before,
  );
}
