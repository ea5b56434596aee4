import type { Page, Request } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { median } from '../server/median.ts';
import { ms, quantile } from './results.ts';
import { loadRows, scrollToRow } from './load-rows.ts';
import type { Measurement } from './measurement.ts';
import { close, type Subject } from './subjects.ts';

const ROWS = [50, 10_000, 50_000] as const;
const STEPS = 60;
const DECISIONS = 30;
const TURNS = 8;
/** Longer than a key that may be part of a text is held back, and than a record waits before it requests anything. */
const QUIET_MS = 400;

/**
 * The least wait for a person is one frame. The floor took 9 to 10 ms on the machine where the limit was set: the
 * excess of a slower machine is not Intake Desk's.
 */
const FRAME = 16.7;
const ALLOWANCE = 7;

interface Pressed {
  /** From the key to the next paint, and the part of it in which the main thread was busy. */
  paint: number;
  work: number;
}

/**
 * W3: the duration of a key press, near the top of a list and deep in it, compared with the floor in the same minute.
 */
export const keys: Measurement = {
  promises: ['W3'],
  async run({ subjects, results }) {
    const subject = subjects['Intake Desk'];
    const page = await subject.open();
    const floor = await subjects.floor.open();
    await Promise.all([watchKeys(page), watchKeys(floor)]);
    for (const row of ROWS) {
      await loadRows(floor, subjects.floor, row + 2 * STEPS);
      await loadRows(page, subject, row + 2 * STEPS);
      await floor.bringToFront();
      const floorKeys = figuresOf(await movesOfFloor(floor, subjects.floor, row));
      await page.bringToFront();
      for (const [what, pressed] of Object.entries(await atRow(page, subject, row))) {
        const { p50, p95, max, text } = figuresOf(pressed);
        const isReached = p50 <= Math.max(FRAME, floorKeys.p50 + ALLOWANCE) && p95 <= 50 && max <= 100;
        results.add(
          'W3',
          `${what} at row ${row.toLocaleString('en')}: p50 / p95 / max (work)`,
          text,
          `≤ ${p50 > FRAME ? `the floor + ${ALLOWANCE}` : FRAME} / 50 / 100 ms`,
          isReached,
        );
      }
      results.add('W3', '  the floor’s j there', floorKeys.text, '', null);
    }
    await close(floor);
    const near = await subject.open();
    await watchKeys(near);
    const share = await deepOfNear(page, near, subject);
    results.add('W3', 'j at row 50,000, of row 50, by turns', share.toFixed(2), '≤ 1.1', share <= 1.1);
    await close(near);
    await close(page);
  },
};

function figuresOf(pressed: readonly Pressed[]): { p50: number; p95: number; max: number; text: string } {
  const paints = pressed.map(({ paint }) => paint);
  const [p50, p95, max] = [median(paints), quantile(paints, 0.95), Math.max(...paints)];
  const work = median(pressed.map(({ work: busy }) => busy));
  return { p50, p95, max, text: `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${max.toFixed(0)} (${ms(work)})` };
}

async function movesOfFloor(page: Page, subject: Subject, row: number): Promise<Pressed[]> {
  await scrollToRow(page, subject, row);
  await page.locator(`[data-index="${row}"]`).click();
  return movesOf(page);
}

/** Compares a list of fifty thousand rows with one that was just opened. */
async function deepOfNear(deep: Page, near: Page, subject: Subject): Promise<number> {
  const turns = { near: [] as Pressed[], deep: [] as Pressed[] };
  await loadRows(near, subject, ROWS[0] + 2 * STEPS);
  await openRow(near, subject, ROWS[0]);
  await openRow(deep, subject, ROWS[2]);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, page] of Object.entries({ near, deep }) as ['near' | 'deep', Page][]) {
      await page.bringToFront();
      turns[name].push(...(await movesOf(page)));
    }
  }
  return figuresOf(turns.deep).p50 / figuresOf(turns.near).p50;
}

async function openRow(page: Page, subject: Subject, row: number): Promise<void> {
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await scrollToRow(page, subject, row);
  await page.locator(`[data-index="${row}"] > a`).click();
  await page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true }).waitFor();
}

async function movesOf(page: Page): Promise<Pressed[]> {
  const moves: Pressed[] = [];
  for (let step = 0; step < STEPS; step += 1) moves.push(await press(page, step % 3 === 2 ? 'k' : 'j'));
  return moves;
}

async function atRow(page: Page, subject: Subject, row: number): Promise<Record<string, Pressed[]>> {
  await openRow(page, subject, row);
  const j = await movesOf(page);
  const quiet = watchRequests(page);
  const open: Pressed[] = [];
  const claim: Pressed[] = [];
  const verdict: Pressed[] = [];
  for (let step = 0; step < DECISIONS; step += 1) {
    // Moves with the record closed, then opens it.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await quiet();
    open.push(await press(page, 'Enter'));
    await page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true }).waitFor();
    await quiet();
    claim.push(await press(page, 'c'));
    await page.getByRole('button', { name: leadTriageTexts.buttons.release }).waitFor();
    await quiet();
    const here = page.url();
    verdict.push(await press(page, '1'));
    await page.waitForURL((url) => url.href !== here);
    await page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true }).waitFor();
  }
  return { j, open, claim, verdict };
}

/**
 * Returns a function that resolves once no request is under way and none has begun for a while. A person looks at a
 * record before they claim it: what opening it requested has arrived by then, and the action before has been sent.
 */
function watchRequests(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let latest = performance.now();
  page.on('request', (request) => {
    // The event stream never ends.
    if (!request.url().includes('/events')) underWay.add(request);
    latest = performance.now();
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return async () => {
    while (underWay.size > 0 || performance.now() - latest < QUIET_MS) await page.waitForTimeout(QUIET_MS / 4);
  };
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
        const check = (): void => {
          const one = (globalThis as unknown as { pressed: Pressed[] }).pressed[at];
          if (one === undefined) setTimeout(check, 4);
          else resolve(one);
        };
        check();
      }),
    before,
  );
}
