import { useEffect } from 'react';
import { trackFirstScreen, whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';
import { useLastGrowAnswer } from '#src/platform/http/last-grow-answer.ts';

/**
 * Loads the code of records and lists once the first screen is drawn and the browser has nothing to do: the first record opens at
 * once, and a key pressed right after finds its command.
 */
export function usePrefetchScreens(): void {
  const hasData = useLastGrowAnswer() !== null;
  useEffect(() => trackFirstScreen(hasData), [hasData]);
  useEffect(() => void whenFirstScreenPainted().then(loadPanes), []);
}

/** What is opened first comes first. */
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

/** One after the other, each when there is time: all at once they would hold up the first key. */
async function loadPanes(): Promise<void> {
  for (const load of PANES) {
    await idle();
    // Not being able to is no trouble now: opening one asks again, and says so then.
    await load().catch(() => undefined);
  }
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(resolve);
    else setTimeout(resolve, 50);
  });
}
