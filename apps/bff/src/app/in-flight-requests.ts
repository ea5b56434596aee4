import type { IncomingMessage, Server } from 'node:http';

/** Requests that have started and have no complete response yet. */
export interface InFlightRequests {
  /** Resolves when there are none, or after `milliseconds`. */
  none(milliseconds: number): Promise<void>;
  /** Same, but ignores requests whose own body has not fully arrived. */
  noneOfWhole(milliseconds: number): Promise<void>;
}

/** @param server must be passed before its first request arrives */
export function trackInFlightRequests(server: Server): InFlightRequests {
  const open = new Set<IncomingMessage>();
  let onChange = (): void => undefined;
  server.on('request', (request, response) => {
    open.add(request);
    // Log, metrics, audit and file sender each listen for the end of a response: more than ten, and not a leak.
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
