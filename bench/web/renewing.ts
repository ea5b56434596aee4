import { setTimeout as after } from 'node:timers/promises';
import { loadRows, scrollToRow } from './load-rows.ts';
import type { Measurement } from './measurement.ts';
import { close } from './subjects.ts';

const ROWS = 10_000;
const CHANGES = 20;

/** W10: ten thousand loaded rows are updated, by a live event and by the button. */
export const renewing: Measurement = {
  promises: ['W10'],
  async run({ firm, subjects, results }) {
    const subject = subjects['Intake Desk'];
    const page = await subject.open();
    await loadRows(page, subject, ROWS);
    // Away from the end, where a page that is loaded ahead would update nothing.
    await scrollToRow(page, subject, ROWS / 2);
    await after(1000);
    let asked = 0;
    const how: string[] = [];
    page.on('request', (request) => {
      if (!/\/api\/desk\/leads\?/.test(request.url())) return;
      asked += 1;
      how.push(new URL(request.url()).search);
    });
    const newButton = page.getByRole('button', { name: /\d+ new/ });
    for (let change = 0; change < CHANGES; change += 1) await firm.control('POST', 'acts', { act: 'lead_arrives' });
    await newButton.waitFor({ timeout: 60_000 });
    await after(1000);
    results.add(
      'W10',
      `requests to bring ${ROWS.toLocaleString('en')} rows up to date`,
      String(asked),
      '≤ 1',
      asked <= 1,
    );
    results.add('W10', '  what was asked', how.join(' '), '', null);
    asked = 0;
    const rows = await rowCount();
    await page.keyboard.press('r');
    await newButton.waitFor({ state: 'detached', timeout: 60_000 });
    await after(1000);
    results.add(
      'W10',
      '  by the button; rows that stay loaded',
      `${asked}; ${(await rowCount()) - rows} more`,
      '≤ 1',
      asked <= 1,
    );
    await close(page);

    function rowCount(): Promise<number> {
      return page.evaluate(() => {
        const row = (document.querySelector('[data-index]') as HTMLElement).offsetHeight;
        return Math.floor((document.querySelector('[data-list-scroller]') as HTMLElement).scrollHeight / row);
      });
    }
  },
};
