import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterKeyboardIdle } from './use-settled.ts';

const keys = new EventTarget();
const press = () => keys.dispatchEvent(new Event('keydown'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', keys.addEventListener.bind(keys));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('runs after the delay if no key is pressed', () => {
  const run = vi.fn();
  afterKeyboardIdle(60, run);
  vi.advanceTimersByTime(59);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
  press();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledOnce();
});

test('a key press delays it, but not beyond the maximum', () => {
  const run = vi.fn();
  afterKeyboardIdle(60, run);
  for (let at = 0; at < 390; at += 30) {
    vi.advanceTimersByTime(30);
    press();
  }
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10);
  expect(run).toHaveBeenCalledOnce();
});

test('once canceled, it never runs', () => {
  const run = vi.fn();
  afterKeyboardIdle(60, run)();
  press();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
