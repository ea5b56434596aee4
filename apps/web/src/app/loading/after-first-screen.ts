import { lazy, type ComponentType } from 'react';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';

/**
 * Delays before loading is retried, in milliseconds: a brief network failure must not break a screen that is already
 * shown.
 */
const RETRY_DELAYS_MS = [2_000, 10_000];

/** Returns a lazy component whose code is fetched after the first screen has been painted. */
export function lazyAfterFirstScreen<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    await whenFirstScreenPainted();
    for (const pause of RETRY_DELAYS_MS) {
      const component = await load().catch(() => null);
      if (component !== null) return { default: component };
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return { default: await load() };
  });
}
