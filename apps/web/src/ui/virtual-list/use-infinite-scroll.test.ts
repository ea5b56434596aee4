import { expect, it } from 'vitest';
import { createLoadAheadGate } from './use-infinite-scroll.ts';

it('three pages come by themselves, and then none', () => {
  const reading = createLoadAheadGate();
  expect([50, 250, 450, 650, 850].map((count) => reading.shouldLoad(count))).toEqual([true, true, true, false, false]);
});

it('the same end that comes near again is not another page', () => {
  const reading = createLoadAheadGate();
  for (let times = 0; times < 10; times += 1) expect(reading.shouldLoad(50)).toBe(true);
  expect(reading.shouldLoad(250)).toBe(true);
});

it('whoever touches the list between pages never meets the end of it', () => {
  const reading = createLoadAheadGate();
  for (let count = 50; count < 20_000; count += 200) {
    expect(reading.shouldLoad(count)).toBe(true);
    expect(reading.noteActivity()).toBe(false);
  }
});

it('where it had stopped a touch says so, and it goes on', () => {
  const reading = createLoadAheadGate();
  for (const count of [50, 250, 450, 650]) reading.shouldLoad(count);
  expect(reading.noteActivity()).toBe(true);
  expect(reading.shouldLoad(650)).toBe(true);
});
