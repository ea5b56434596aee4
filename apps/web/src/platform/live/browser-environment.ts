type Channel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** Browser APIs that live events use; tests provide their own. */
export interface BrowserEnvironment {
  fetch: typeof fetch;
  /** Missing in old browsers. */
  locks: Pick<LockManager, 'request'> | undefined;
  openChannel: ((name: string) => Channel) | undefined;
  isOnline: () => boolean;
  isVisible: () => boolean;
  /** Called when the page becomes visible again or the network is back. @returns unsubscribes */
  onWake: (listener: () => void) => () => void;
  onOffline: (listener: () => void) => () => void;
  /** When the page began to fetch its data, in epoch milliseconds. */
  loadedAt: number;
  /** From 0 to 1. */
  random: () => number;
}

export function browserEnvironment(): BrowserEnvironment {
  return {
    fetch: (...request) => fetch(...request),
    locks: 'locks' in navigator ? navigator.locks : undefined,
    openChannel: 'BroadcastChannel' in window ? (name) => new BroadcastChannel(name) : undefined,
    isOnline: () => navigator.onLine,
    isVisible: () => document.visibilityState === 'visible',
    onWake(listener) {
      const check = () => {
        if (document.visibilityState === 'visible') listener();
      };
      const end = new AbortController();
      const options = { signal: end.signal };
      document.addEventListener('visibilitychange', check, options);
      window.addEventListener('pageshow', check, options);
      window.addEventListener('online', listener, options);
      return () => end.abort();
    },
    onOffline(listener) {
      window.addEventListener('offline', listener);
      return () => window.removeEventListener('offline', listener);
    },
    loadedAt: performance.timeOrigin,
    random: Math.random,
  };
}
