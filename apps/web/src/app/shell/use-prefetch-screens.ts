import { useEffect } from 'react';
import { whenIdle } from '#src/platform/browser/idle.ts';
import { trackFirstScreen, whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';
import { useHasData } from '#src/platform/http/first-data.ts';

/**
 * Loads the code of records and lists after the first screen, while the browser is idle. The first record then opens at
 * once, and a key pressed right after finds its command.
 */
export function usePrefetchScreens(): void {
  const hasData = useHasData();
  useEffect(() => trackFirstScreen(hasData), [hasData]);
  useEffect(() => void whenFirstScreenPainted().then(loadPanes), []);
}

/** In the order in which they are likely to be opened. */
const PANES: readonly (() => Promise<unknown>)[] = [
  () => import('#src/app/screens/LeadPane.tsx'),
  () => import('#src/features/command-palette/CommandPalette.tsx'),
  () => import('#src/app/screens/MatterPane.tsx'),
  () => import('#src/app/screens/ContactPane.tsx'),
  () => import('#src/app/screens/NewLeadPane.tsx'),
  () => import('#src/app/screens/MattersScreen.tsx'),
  () => import('#src/app/screens/ContactsScreen.tsx'),
  () => import('#src/features/triage/list/BulkActionBar.tsx'),
  () => import('#src/features/session/SessionEndedDialog.tsx'),
];

/** Loads one at a time while idle: all at once would delay the first key press. */
async function loadPanes(): Promise<void> {
  for (const load of PANES) {
    await whenIdle();
    // A failure is ignored here: opening the screen loads it again and shows the error.
    await load().catch(() => undefined);
  }
}
