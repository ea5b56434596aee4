import type { Measurement } from './measurement.ts';
import { close } from './subjects.ts';

const ROWS_A_SECOND = 300;
const SECONDS = 8;

/** W5: scrolling at 300 rows a second while pages arrive with 80 ms of delay. */
export const pagesArrive: Measurement = {
  promises: ['W5'],
  async run({ desk, peers, subjects, results }) {
    for (const name of ['Intake Desk', 'floor', 'tanstack'] as const) {
      const subject = subjects[name];
      const page = await subject.open();
      await page.locator(subject.row).first().waitFor({ timeout: 60_000 });
      desk.setDelay(80);
      peers.setDelay(80);
      const { reached, blank, samples } = await page.evaluate(
        ({ scroller, speed, seconds }) =>
          new Promise<{ reached: number; blank: number; samples: number }>((resolve) => {
            const element = document.querySelector(scroller) as HTMLElement;
            const row = (document.querySelector('[data-index]') as HTMLElement).offsetHeight;
            const { left, top, width, height } = element.getBoundingClientRect();
            const began = performance.now();
            let blank = 0;
            let samples = 0;
            const step = (): void => {
              const passed = (performance.now() - began) / 1000;
              if (passed >= seconds)
                return resolve({ reached: element.scrollTop / (speed * seconds * row), blank, samples });
              element.scrollTop = passed * speed * row;
              samples += 1;
              if (document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[data-index]') == null)
                blank += 1;
              requestAnimationFrame(step);
            };
            element.dispatchEvent(new WheelEvent('wheel', { deltaY: 1, bubbles: true }));
            step();
          }),
        { scroller: subject.scroller, speed: ROWS_A_SECOND, seconds: SECONDS },
      );
      desk.setDelay(0);
      peers.setDelay(0);
      const isOurs = name === 'Intake Desk';
      results.add(
        'W5',
        `300 rows a second while pages arrive: distance, ${name}`,
        reached.toFixed(3),
        isOurs ? '≥ 0.99' : '',
        isOurs ? reached >= 0.99 : null,
      );
      results.add(
        'W5',
        `  samples without a row, of ${samples}`,
        String(blank),
        isOurs ? '0' : '',
        isOurs ? blank === 0 : null,
      );
      await close(page);
    }
  },
};
