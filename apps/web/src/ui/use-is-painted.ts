import { useEffect, useState } from 'react';

/** False until what is drawn first has been on the screen: the rest, which nobody sees yet, need not hold it up. */
export function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    const waiting = new AbortController();
    // The frame, and then the next task.
    const frame = requestAnimationFrame(() =>
      setTimeout(() => {
        if (!waiting.signal.aborted) setIsPainted(true);
      }),
    );
    return () => {
      waiting.abort();
      cancelAnimationFrame(frame);
    };
  }, []);
  return isPainted;
}
