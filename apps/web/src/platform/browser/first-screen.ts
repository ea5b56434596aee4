/** Should nothing ever come for the first screen, all the rest comes after that long, in milliseconds. */
const MAX_WAIT_MS = 4000;

const drawn = Promise.withResolvers<void>();

/**
 * Resolves once the first screen has its data and the browser has drawn it. Whatever is not needed for that waits for it, so that
 * it takes neither the wire nor the main thread from the first rows.
 */
export function whenFirstScreenPainted(): Promise<void> {
  return drawn.promise;
}

/** Called once there is somebody at the desk. @returns stops waiting */
export function trackFirstScreen(hasData: boolean): () => void {
  if (!hasData) {
    const timer = setTimeout(drawn.resolve, MAX_WAIT_MS);
    return () => clearTimeout(timer);
  }
  // The frame that has the data, the one after it, and then the next task: it is on the screen.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => setTimeout(drawn.resolve));
  });
  // A tab that nobody sees has no frames.
  const timer = setTimeout(drawn.resolve, MAX_WAIT_MS);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
