import { lazy, type ComponentType } from 'react';
import { firstScreen } from '#src/platform/first-screen.ts';

/** A component that is not part of the first screen: its code is asked for once that is drawn. */
export function afterFirstScreen<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    await firstScreen();
    return { default: await load() };
  });
}
