import { expect, it } from 'vitest';
import { createReadingOn } from './use-infinite-scroll.ts';

it('three pages come by themselves, and then none', () => {
  const reading = createReadingOn();
  expect([50, 250, 450, 650, 850].map((count) => reading.isDue(count))).toEqual([true, true, true, false, false]);
});

it('the same end that comes near again is not another page', () => {
  const reading = createReadingOn();
  for (let times = 0; times < 10; times += 1) expect(reading.isDue(50)).toBe(true);
  expect(reading.isDue(250)).toBe(true);
});

it('whoever touches the list between pages never meets the end of it', () => {
  const reading = createReadingOn();
  for (let count = 50; count < 20_000; count += 200) {
    expect(reading.isDue(count)).toBe(true);
    expect(reading.touch()).toBe(false);
  }
});

it('where it had stopped a touch says so, and it goes on', () => {
  const reading = createReadingOn();
  for (const count of [50, 250, 450, 650]) reading.isDue(count);
  expect(reading.touch()).toBe(true);
  expect(reading.isDue(650)).toBe(true);
});
