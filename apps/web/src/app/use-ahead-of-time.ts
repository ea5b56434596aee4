import { useEffect } from 'react';
import { expectFirstScreen, firstScreen } from '#src/platform/first-screen.ts';
import { useLastGrowAnswer } from '#src/platform/freshness.ts';

/**
 * Loads the code of records and lists once the first screen is drawn and the browser has nothing to do: the first record opens at
 * once, and a key pressed right after finds its command.
 */
export function useAheadOfTime(): void {
  const hasData = useLastGrowAnswer() !== null;
  useEffect(() => expectFirstScreen(hasData), [hasData]);
  useEffect(
    () =>
      void firstScreen().then(() => {
        // Safari has no requestIdleCallback.
        if ('requestIdleCallback' in window) requestIdleCallback(loadPanes);
        else setTimeout(loadPanes, 200);
      }),
    [],
  );
}

function loadPanes(): void {
  const panes = [
    import('#src/features/command-palette/CommandPalette.tsx'),
    import('#src/features/session/SessionEnded.tsx'),
    import('#src/features/triage/PickedBar.tsx'),
    import('./LeadPane.tsx'),
    import('./NewLeadPane.tsx'),
    import('./MattersScreen.tsx'),
    import('./MatterPane.tsx'),
    import('./ContactsScreen.tsx'),
    import('./ContactPane.tsx'),
  ];
  // Not being able to is no trouble now: opening one asks again, and says so then.
  void Promise.allSettled(panes);
}
