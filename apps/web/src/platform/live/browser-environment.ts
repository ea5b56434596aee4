type Channel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** What live events need of the browser; tests bring their own. */
export interface BrowserEnvironment {
  fetch: typeof fetch;
  /** Missing on old browsers. */
  locks: Pick<LockManager, 'request'> | undefined;
  openChannel: ((name: string) => Channel) | undefined;
  isOnline: () => boolean;
  isVisible: () => boolean;
  /** Somebody looks at the page again, or the network is back. @returns stops listening */
  onWake: (listener: () => void) => () => void;
  onOffline: (listener: () => void) => () => void;
  /** When the page began to ask for what it shows, in epoch milliseconds. */
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
      const look = () => {
        if (document.visibilityState === 'visible') listener();
      };
      const end = new AbortController();
      const options = { signal: end.signal };
      document.addEventListener('visibilitychange', look, options);
      window.addEventListener('pageshow', look, options);
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
