import type { IncomingMessage, Server } from 'node:http';

/** The requests that have begun and have no whole answer yet. */
export interface InFlightRequests {
  /** Resolves when there are none, or after `milliseconds`. */
  none(milliseconds: number): Promise<void>;
  /** The same, but for those whose own bytes have not all come. */
  noneOfWhole(milliseconds: number): Promise<void>;
}

/** @param server to be watched before the first request comes */
export function trackInFlightRequests(server: Server): InFlightRequests {
  const open = new Set<IncomingMessage>();
  let onChange = (): void => undefined;
  server.on('request', (request, response) => {
    open.add(request);
    // Log, figures, audit, file sender: more than ten wait for the end of an answer, and that is no leak.
    response.setMaxListeners(20);
    request.once('end', () => onChange());
    response.once('close', () => {
      open.delete(request);
      onChange();
    });
  });

  return {
    none: (milliseconds) => until(() => open.size === 0, milliseconds),
    noneOfWhole: (milliseconds) => until(() => [...open].every(({ complete }) => !complete), milliseconds),
  };

  function until(isReached: () => boolean, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, milliseconds);
      onChange = () => {
        if (isReached()) end();
      };
      onChange();

      function end(): void {
        clearTimeout(timer);
        onChange = () => undefined;
        resolve();
      }
    });
  }
}
