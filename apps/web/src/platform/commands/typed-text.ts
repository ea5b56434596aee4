/** Typed text and commands arrive as the same keys: three characters within this time can only be text. */
const TYPING_MS = 400;
/** How long what a key changed is held back, in milliseconds after the last character. */
const HOLD_MS = 300;
/** A change is held no longer than this while further characters arrive. */
const MAX_HOLD_MS = 1_000;

/** A character key pressed outside text fields, or both keys of a sequence. */
export interface Stroke {
  /** As the keyboard layout types it. */
  text: string;
  /** Timestamp of the event, in milliseconds. */
  at: number;
  /** True if it moves through a list: such keys are pressed in quick succession. */
  isMove: boolean;
  hasCommand: boolean;
}

/** Returns whether the last three strokes are typed text: a name, or a number such as a phone number. */
export function isTypedText(strokes: readonly Stroke[]): boolean {
  const [first, second, third] = strokes.slice(-3);
  if (first === undefined || second === undefined || third === undefined) return false;
  if (third.at - first.at > TYPING_MS) return false;
  const isName = /^\p{L}/u.test(first.text) && [second, third].every(({ text }) => /^[\p{L}\p{M} '’-]+$/u.test(text));
  if (isName) {
    if (first.isMove) return !second.isMove && !(second.hasCommand && third.hasCommand);
    return !(second.isMove && third.isMove);
  }
  // Digits decide leads: only a character without a command shows that a number is typed.
  return !third.hasCommand && [first, second, third].every(({ text }) => !/\p{L}/u.test(text));
}

let strokes: readonly Stroke[] = [];
/** Changes that wait until their key can no longer be part of a text; null if none need to wait. */
let held: ((isMeant: boolean) => void)[] | null = null;
let latest = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Waits until the key that is being handled can no longer be part of typed text. Resolves at once outside of a key.
 * @returns false if it was: nothing may be changed then, and what is shown already must be reverted
 */
export function isKeyMeant(): Promise<boolean> {
  const waiting = held;
  return waiting === null ? Promise.resolve(true) : new Promise((resolve) => void waiting.push(resolve));
}

/** Reverts what the key that is being handled has changed on the screen, if it is part of typed text. */
export function revertIfTyped(revert: () => void): void {
  void isKeyMeant().then((isMeant) => {
    if (!isMeant) revert();
  });
}

/** @returns true if a character at this time would continue the last ones */
export function isTyping(at: number): boolean {
  const last = strokes.at(-1);
  return last !== undefined && at - last.at <= TYPING_MS;
}

/**
 * Adds a character.
 * @param isSequence whether it completes a sequence with the one before: both count as one
 * @returns the text typed so far if it is text, whose changes are then reverted; null if it is a command
 */
export function addStroke(stroke: Stroke, isSequence = false): string | null {
  const before = isTyping(stroke.at) ? strokes : [];
  const prefix = isSequence ? before.at(-1) : undefined;
  const joined = prefix === undefined ? stroke : { ...stroke, text: prefix.text + stroke.text };
  strokes = [...(prefix === undefined ? before : before.slice(0, -1)), joined];
  if (isTypedText(strokes)) {
    const text = textOf(strokes);
    finish(false);
    return text;
  }
  const now = performance.now();
  if (held === null) {
    held = [];
    latest = now + MAX_HOLD_MS;
  }
  clearTimeout(timer);
  timer = setTimeout(release, Math.max(0, Math.min(HOLD_MS, latest - now)), true);
  return null;
}

/** Ends the text: what was pressed were commands. */
export function endStrokes(): void {
  finish(true);
}

function finish(isMeant: boolean): void {
  strokes = [];
  release(isMeant);
}

function release(isMeant: boolean): void {
  clearTimeout(timer);
  const waiting = held ?? [];
  held = null;
  // The last change is reverted first: each restores what was before it.
  for (const resolve of isMeant ? waiting : waiting.toReversed()) resolve(isMeant);
}

/** Leaves out the moves before the text, except the last: it may be the first letter of a name. */
function textOf(typed: readonly Stroke[]): string {
  const first = typed.findIndex(({ isMove }) => !isMove);
  return typed
    .slice(Math.max(0, first - 1))
    .map(({ text }) => text)
    .join('');
}
