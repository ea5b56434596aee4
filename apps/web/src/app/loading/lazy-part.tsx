import { lazy, Suspense, type Attributes, type ComponentType, type FunctionComponent, type ReactNode } from 'react';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';

/**
 * Delays before loading is retried, in milliseconds: a brief network failure must not break a screen that is already
 * shown.
 */
const RETRY_DELAYS_MS = [2_000, 10_000];

/**
 * Returns a component whose code is loaded when it is shown for the first time.
 * @param fallback shown until then
 */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): FunctionComponent<Props> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as FunctionComponent<Props>;
  return (props) => (
    <Suspense fallback={fallback}>
      <Part {...(props as Props & Attributes)} />
    </Suspense>
  );
}

/** Like {@link lazyPart}, after the first screen has been painted. */
export function lazyAfterFirstScreen<Props>(load: () => Promise<ComponentType<Props>>): FunctionComponent<Props> {
  return lazyPart(async () => {
    await whenFirstScreenPainted();
    for (const pause of RETRY_DELAYS_MS) {
      const component = await load().catch(() => null);
      if (component !== null) return component;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return load();
  });
}
