import { flushSync } from 'react-dom';

/** Whatever a person does next must find the screen that the step before it opened. */
const NEXT_STEPS = ['keydown', 'pointerdown', 'click', 'focusin', 'submit'] as const;

/** Should no frame come, as in a tab that nobody sees, in milliseconds. */
const LONGEST_MS = 250;

const waiting = new Set<() => void>();
let stopWaiting: (() => void) | undefined;
let isBringing = false;

/**
 * Does something large one frame after the small thing that led to it, so that a key is answered at once. A key or a press that comes
 * earlier brings it before it is acted on; what it leads to comes with it.
 * @returns takes it back
 */
export function afterPaint(run: () => void): () => void {
  waiting.add(run);
  if (!isBringing) stopWaiting ??= wait();
  return () => waiting.delete(run);
}

function wait(): () => void {
  const over = new AbortController();
  const { signal } = over;
  const frame = requestAnimationFrame(() => setTimeout(() => !signal.aborted && bring()));
  const timer = setTimeout(bring, LONGEST_MS);
  for (const step of NEXT_STEPS) addEventListener(step, bring, { capture: true, signal });
  return () => {
    over.abort();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function bring(): void {
  if (isBringing) return;
  stopWaiting?.();
  stopWaiting = undefined;
  isBringing = true;
  try {
    // Also what is added meanwhile: a set is gone through to its end.
    for (const run of waiting) {
      waiting.delete(run);
      flushSync(run);
    }
  } finally {
    isBringing = false;
    // One that failed takes nobody else's turn.
    if (waiting.size > 0) stopWaiting = wait();
  }
}
