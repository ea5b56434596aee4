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

test('without a key it comes after the time that was asked for', () => {
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

test('a key puts it off, but not for ever', () => {
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

test('taken back, it never comes', () => {
  const run = vi.fn();
  afterKeyboardIdle(60, run)();
  press();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
