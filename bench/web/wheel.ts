import { setTimeout as after } from 'node:timers/promises';
import { median } from '../server/median.ts';
import { loadRows } from './load-rows.ts';
import type { Measurement } from './measurement.ts';
import { close, type Subject } from './subjects.ts';

const SCREENS = 200;
const ROUNDS = 3;
const ROWS = 4000;

interface Wheeled {
  frames: number;
  over25: number;
  over50: number;
  longFrames: number;
  blank: number;
}

/** W4: two hundred screens of wheel over loaded rows, alternating between ours and the floor. */
export const wheel: Measurement = {
  promises: ['W4'],
  async run({ subjects, results }) {
    const runs = { ours: [] as Wheeled[], floor: [] as Wheeled[], tanstack: [] as Wheeled[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.ours.push(await wheeled(subjects['Intake Desk']));
      runs.floor.push(await wheeled(subjects.floor));
      runs.tanstack.push(await wheeled(subjects.tanstack));
    }
    const of = (who: keyof typeof runs, what: keyof Wheeled): number => median(runs[who].map((run) => run[what]));
    const beside = (what: keyof Wheeled): string =>
      `${of('ours', what)} (${of('floor', what)}; ${of('tanstack', what)})`;
    results.add(
      'W4',
      'frames delivered (floor; TanStack’s example)',
      beside('frames'),
      '≥ the floor’s − 2',
      of('ours', 'frames') >= of('floor', 'frames') - 2,
    );
    results.add(
      'W4',
      'frames over 25 ms',
      beside('over25'),
      '≤ the floor’s',
      of('ours', 'over25') <= of('floor', 'over25'),
    );
    results.add(
      'W4',
      'frames over 50 ms, by gaps',
      beside('over50'),
      '0, or the floor’s',
      of('ours', 'over50') <= of('floor', 'over50'),
    );
    results.add(
      'W4',
      'long animation frames over 50 ms',
      beside('longFrames'),
      '0, or the floor’s',
      of('ours', 'longFrames') <= of('floor', 'longFrames'),
    );
    results.add('W4', 'samples without a row', beside('blank'), '0', of('ours', 'blank') === 0);
  },
};

async function wheeled(subject: Subject): Promise<Wheeled> {
  const page = await subject.open();
  await loadRows(page, subject, ROWS);
  const box = await page.locator(subject.scroller).boundingBox();
  if (box === null) throw new Error('Nothing scrolls.');
  await page.evaluate(
    (scroller) => ((document.querySelector(scroller) as HTMLElement).scrollTop = 0),
    subject.scroller,
  );
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await after(500);
  await page.evaluate(
    ({ x, top, bottom }) => {
      const seen = { frames: 0, over25: 0, over50: 0, longFrames: 0, blank: 0 };
      let last = performance.now();
      let isOn = true;
      const check = (now: number): void => {
        if (!isOn) return;
        seen.frames += 1;
        if (now - last > 25) seen.over25 += 1;
        if (now - last > 50) seen.over50 += 1;
        last = now;
        for (const y of [top + 30, (top + bottom) / 2, bottom - 30])
          if (document.elementFromPoint(x, y)?.closest('[data-index]') == null) seen.blank += 1;
        requestAnimationFrame(check);
      };
      requestAnimationFrame((now) => {
        last = now;
        requestAnimationFrame(check);
      });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) if (duration > 50) seen.longFrames += 1;
      }).observe({ type: 'long-animation-frame' });
      Object.assign(globalThis, {
        ended: () => {
          isOn = false;
          return seen;
        },
      });
    },
    { x: box.x + box.width / 2, top: box.y, bottom: box.y + box.height },
  );
  for (let screen = 0; screen < SCREENS; screen += 1) {
    await page.mouse.wheel(0, box.height * 0.9);
    await after(25);
  }
  const seen = await page.evaluate(() => (globalThis as unknown as { ended: () => Wheeled }).ended());
  await close(page);
  return seen;
}
