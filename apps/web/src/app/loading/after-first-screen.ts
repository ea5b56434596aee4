import { lazy, type ComponentType } from 'react';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';

/** A request that failed for a moment need not cost the screen that is there: asked for again after so many milliseconds. */
const RETRY_DELAYS_MS = [2_000, 10_000];

/** A component that is not part of the first screen: its code is asked for once that is drawn. */
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
