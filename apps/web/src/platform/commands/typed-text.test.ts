import { afterEach, describe, expect, it, vi } from 'vitest';
import { addStroke, endStrokes, isKeyMeant, isTypedText, type Stroke } from './typed-text.ts';

const COMMANDS = 'acfhjklnoprstuxyz123';
/** The strokes of a text, one at each interval. */
const typed = (text: string, interval = 100): Stroke[] =>
  Array.from(text, (character, index) => ({
    text: character,
    at: index * interval,
    isMove: character === 'j' || character === 'k',
    hasCommand: COMMANDS.includes(character),
  }));
/** How many characters are needed until they count as text; null if they never do. */
const decidedAt = (text: string, interval?: number): number | null => {
  const strokes = typed(text, interval);
  const at = strokes.findIndex((_, index) => isTypedText(strokes.slice(0, index + 1)));
  return at < 0 ? null : at + 1;
};

describe('three characters in quick succession', () => {
  it.each([
    ['carter', 3],
    ['smith', 3],
    ['Carter', 3],
    ['jack', 4],
    ['joe', 3],
    ["o'brien", 3],
    ['Гомес', 3],
    ['2125550142', 4],
    ['917', 3],
    ['+1 212', 3],
  ])('%s is text', (text, count) => expect(decidedAt(text)).toBe(count));

  it.each(['jjj', 'jjjkk', 'xjj', 'jjc', '111', '11z', '37', 'j1c', 'h2', 'cn'])('%s are commands', (keys) =>
    expect(decidedAt(keys, 10)).toBeNull(),
  );

  it('are commands if they take longer', () => {
    expect(decidedAt('carter', 200)).toBe(3);
    expect(decidedAt('carter', 201)).toBeNull();
  });
});

describe('a change by a key', () => {
  afterEach(() => {
    endStrokes();
    vi.useRealTimers();
  });

  const press = (text: string) => {
    const [stroke] = typed(text);
    if (stroke === undefined) throw new Error('No character.');
    return addStroke({ ...stroke, at: performance.now() });
  };

  it('is held for 300 ms, and not at all without a key', async () => {
    vi.useFakeTimers();
    expect(await isKeyMeant()).toBe(true);
    expect(press('c')).toBeNull();
    const change = vi.fn();
    void isKeyMeant().then(change);
    await vi.advanceTimersByTimeAsync(299);
    expect(change).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(change).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('is reverted if it was part of a text, the last change first', async () => {
    vi.useFakeTimers();
    const order: string[] = [];
    const hold = (name: string) => void isKeyMeant().then((isMeant) => order.push(`${name} ${isMeant}`));
    press('c');
    hold('c');
    vi.advanceTimersByTime(150);
    press('p');
    hold('p');
    vi.advanceTimersByTime(150);
    expect(press('r')).toBe('cpr');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(order).toEqual(['p false', 'c false']);
  });

  it('is made within a second while keys go on', async () => {
    vi.useFakeTimers();
    const change = vi.fn();
    press('1');
    void isKeyMeant().then(change);
    for (let step = 0; step < 10; step += 1) {
      await vi.advanceTimersByTimeAsync(100);
      if (step < 9) press('1');
    }
    expect(change).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('is made at once when another key ends the text', async () => {
    press('c');
    const change = isKeyMeant();
    endStrokes();
    expect(await change).toBe(true);
  });
});
