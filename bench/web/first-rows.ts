import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../tools/start-process.ts';
import { median } from '../server/median.ts';
import { ms } from './results.ts';
import type { Measurement } from './measurement.ts';
import { close, type Subject } from './subjects.ts';

const ROUNDS = 7;
const DELAY_MS = 80;
const DIST = join(ROOT, 'apps/web/dist');

/** W1 and W2: how much is loaded, and how long it takes, until the first row. */
export const firstRows: Measurement = {
  promises: ['W1', 'W2'],
  async run({ desk, peers, subjects, results }) {
    desk.setDelay(DELAY_MS);
    peers.setDelay(DELAY_MS);
    const order: Subject['name'][] = ['Intake Desk', 'floor', 'tanstack', 'ag-grid', 'react-admin'];
    const times = new Map<string, number[]>(order.map((name) => [name, []]));
    let weight = 0;
    const whole: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of order) {
        const { time, usable, scripts } = await firstRow(subjects[name]);
        times.get(name)?.push(time);
        if (name !== 'Intake Desk') continue;
        weight = weightOf(scripts);
        whole.push(usable);
      }
    }
    const ours = median(times.get('Intake Desk') ?? []);
    const of = (name: string): number => median(times.get(name) ?? []);
    const admin = peers.weight('react-admin');
    results.add('W1', 'scripts until the first row, gzip', kb(weight), '≤ 160 KB', weight <= 160_000);
    results.add('W1', '  of react-admin’s', `${ratio(weight, admin)} (${kb(admin)})`, '≤ 0.5', weight <= admin / 2);
    for (const name of ['floor', 'tanstack', 'ag-grid'] as const)
      results.add('W1', `  ${name}`, kb(peers.weight(name)), '', null);
    results.add('W2', 'first row, API of 80 ms: ours', ms(ours), '', null);
    results.add(
      'W2',
      '  of the floor',
      `${ratio(ours, of('floor'))} (${ms(of('floor'))})`,
      '≤ 1.6',
      ours <= of('floor') * 1.6,
    );
    results.add('W2', '  of TanStack’s example', `${ratio(ours, of('tanstack'))} (${ms(of('tanstack'))})`, '', null);
    results.add(
      'W2',
      '  of AG Grid',
      `${ratio(ours, of('ag-grid'))} (${ms(of('ag-grid'))})`,
      '≤ 0.55',
      ours <= of('ag-grid') * 0.55,
    );
    results.add(
      'W2',
      '  of react-admin',
      `${ratio(ours, of('react-admin'))} (${ms(of('react-admin'))})`,
      '≤ 0.4',
      ours <= of('react-admin') * 0.4,
    );
    results.add('W2', '  ours, until keys and pointers work with it', ms(median(whole)), '', null);
    desk.setDelay(0);
    peers.setDelay(0);
  },
};

async function firstRow(subject: Subject): Promise<{ time: number; usable: number; scripts: string[] }> {
  const page = await subject.open();
  const time = await page.evaluate(painted, subject.firstRow);
  const usable = subject.firstRow === subject.row ? time : await page.evaluate(painted, subject.row);
  const scripts = await page.evaluate(
    (until) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime <= until)
        .map(({ name }) => new URL(name).pathname),
    time,
  );
  await close(page);
  return { time, usable, scripts };
}

/** Runs in the page. */
function painted(row: string): Promise<number> {
  return new Promise<number>((resolve) => {
    const check = (): void => {
      if (document.querySelector(row) === null) return void requestAnimationFrame(check);
      // The frame that contains it has ended.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
    };
    check();
  });
}

/** Returns the gzip size of the scripts that the browser requested by then. */
function weightOf(scripts: readonly string[]): number {
  const files = scripts.map((path) => readFileSync(join(DIST, path)));
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toFixed(2);
}
