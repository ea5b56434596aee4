import { createListeners } from '#src/platform/browser/store.ts';

/** Resolution of the `Date` header, in milliseconds. */
const RESOLUTION_MS = 1_000;

/** The server's time less that of this computer, in milliseconds; 0 as long as nothing contradicts it. */
let difference = 0;
const { subscribe, notify } = createListeners();

/**
 * Returns the time by the server's clock, in epoch milliseconds. This computer's clock may be hours off: times that are
 * shown, compared with the server's or sent to it come from here.
 */
export function serverNow(): number {
  return toServerTime(Date.now());
}

/** Converts an instant by this computer's clock, in epoch milliseconds, to the server's. */
export function toServerTime(instant: number): number {
  return instant + difference;
}

/**
 * Learns the server's time from a response. The server wrote it between the request and now, so the difference changes
 * only as far as that proves it wrong.
 * @param sentAt when the request was sent, in epoch milliseconds by this computer's clock
 */
export function recordServerTime({ headers }: Response, sentAt: number): void {
  const at = Date.parse(headers.get('Date') ?? '');
  if (Number.isNaN(at)) return;
  const known = Math.min(Math.max(difference, at - Date.now()), at + RESOLUTION_MS - sentAt);
  if (known === difference) return;
  difference = known;
  notify();
}

/** Returns how many whole minutes this computer's clock is ahead of the server's; negative if it is behind. */
export function minutesAhead(): number {
  return Math.trunc(-difference / 60_000);
}

/** Calls the listener whenever the difference between the clocks changes. @returns unsubscribes */
export const onClockDifference = subscribe;
