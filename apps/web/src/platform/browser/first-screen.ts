/** Upper bound in milliseconds: deferred code loads after this delay even if the first screen never gets data. */
const MAX_WAIT_MS = 4000;

const painted = Promise.withResolvers<void>();

/**
 * Resolves once the first screen has its data and is painted. Everything else waits for it, so that it takes neither
 * network nor main thread from the first rows.
 */
export function whenFirstScreenPainted(): Promise<void> {
  return painted.promise;
}

/** Tracks the first screen; called once a person is signed in. @returns stops tracking */
export function trackFirstScreen(hasData: boolean): () => void {
  if (!hasData) {
    const timer = setTimeout(painted.resolve, MAX_WAIT_MS);
    return () => clearTimeout(timer);
  }
  // After the frame with the data, the next frame and one task, the data is on the screen.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => setTimeout(painted.resolve));
  });
  // A hidden tab has no animation frames.
  const timer = setTimeout(painted.resolve, MAX_WAIT_MS);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
