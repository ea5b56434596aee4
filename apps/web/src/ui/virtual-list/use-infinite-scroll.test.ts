import { expect, it } from 'vitest';
import { createLoadAheadGate } from './use-pending-row.ts';

it('three pages load without activity, then none', () => {
  const gate = createLoadAheadGate();
  expect([50, 250, 450, 650, 850].map((count) => gate.shouldLoad(count))).toEqual([true, true, true, false, false]);
});

it('the same end reached again does not count as another page', () => {
  const gate = createLoadAheadGate();
  for (let times = 0; times < 10; times += 1) expect(gate.shouldLoad(50)).toBe(true);
  expect(gate.shouldLoad(250)).toBe(true);
});

it('activity between pages keeps the list loading', () => {
  const gate = createLoadAheadGate();
  for (let count = 50; count < 20_000; count += 200) {
    expect(gate.shouldLoad(count)).toBe(true);
    expect(gate.noteActivity()).toBe(false);
  }
});

it('activity after a stop reports the stop and resumes loading', () => {
  const gate = createLoadAheadGate();
  for (const count of [50, 250, 450, 650]) gate.shouldLoad(count);
  expect(gate.noteActivity()).toBe(true);
  expect(gate.shouldLoad(650)).toBe(true);
});
