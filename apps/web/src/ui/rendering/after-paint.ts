import { flushSync } from 'react-dom';

/** Whatever a person does next must find the screen that the step before it opened. */
const FLUSH_EVENTS = ['keydown', 'pointerdown', 'click', 'focusin', 'submit', 'pagehide', 'visibilitychange'] as const;

/** Should no frame come, as in a tab that nobody sees, in milliseconds. */
const MAX_DELAY_MS = 250;

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

/** Once what was drawn last is on the screen, or something comes that cannot wait for it. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => void afterPaint(resolve));
}

function wait(): () => void {
  const over = new AbortController();
  const { signal } = over;
  const frame = requestAnimationFrame(() => setTimeout(() => !signal.aborted && flush()));
  const timer = setTimeout(flush, MAX_DELAY_MS);
  for (const step of FLUSH_EVENTS) addEventListener(step, flush, { capture: true, signal });
  return () => {
    over.abort();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function runAll(): void {
  for (const run of [...waiting]) if (waiting.delete(run)) run();
}

function flush(): void {
  if (isBringing) return;
  stopWaiting?.();
  stopWaiting = undefined;
  isBringing = true;
  try {
    // What waits is drawn in one go; then what that has added.
    while (waiting.size > 0) flushSync(runAll);
  } finally {
    isBringing = false;
    // One that failed takes nobody else's turn.
    if (waiting.size > 0) stopWaiting = wait();
  }
}
