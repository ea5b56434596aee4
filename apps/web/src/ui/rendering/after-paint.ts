import { flushSync } from 'react-dom';

/** Events that flush the queue: the user's next action must find the screen that the previous one opened. */
const FLUSH_EVENTS = ['keydown', 'pointerdown', 'click', 'focusin', 'submit', 'pagehide', 'visibilitychange'] as const;

/** Upper bound in milliseconds if no frame comes, as in a background tab. */
const MAX_DELAY_MS = 250;

const waiting = new Set<() => void>();
let stopWaiting: (() => void) | undefined;
let isFlushing = false;

/**
 * Defers expensive rendering by one frame so that the response to a key press paints first. Any later event of
 * `FLUSH_EVENTS` flushes the queue, with callbacks added meanwhile, before its own handlers run.
 * @returns cancels the callback
 */
export function afterPaint(run: () => void): () => void {
  waiting.add(run);
  if (!isFlushing) stopWaiting ??= wait();
  return () => waiting.delete(run);
}

/** Resolves once the last render is on the screen, or when an event flushes the queue. */
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
  if (isFlushing) return;
  stopWaiting?.();
  stopWaiting = undefined;
  isFlushing = true;
  try {
    // Renders all queued callbacks at once, then those that they have added.
    while (waiting.size > 0) flushSync(runAll);
  } finally {
    isFlushing = false;
    // A callback that throws must not drop the others.
    if (waiting.size > 0) stopWaiting = wait();
  }
}
