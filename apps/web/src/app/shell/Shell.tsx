import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { matchPath, Outlet, useLocation, useNavigate } from 'react-router';
import { useCommands } from '#src/platform/commands/commands.ts';
import { loadKeyPreferences } from '#src/platform/commands/key-preferences.ts';
import { useKeyboardShortcuts } from '#src/platform/commands/keyboard.ts';
import { awaitFirstRow } from '#src/platform/commands/waiting-keys.ts';
import { canCollapseSidebar, toggleSidebar } from '#src/platform/preferences/pane-layout.ts';
import { CommandKeysContext } from '#src/ui/primitives/command-keys.ts';
import { FirstRowRequest } from '#src/ui/virtual-list/list-handle.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { useCommandKeyLookup } from '#src/app/commands/use-command-key-lookup.ts';
import { lazyAfterFirstScreen } from '#src/app/loading/after-first-screen.ts';
import { BottomBar } from '#src/app/navigation/BottomBar.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { PaletteHost } from '#src/app/commands/PaletteHost.tsx';
import { Sidebar } from '#src/app/navigation/Sidebar.tsx';
import styles from './Shell.module.css';
import { useResumeSending } from '#src/app/background/use-resume-sending.ts';
import { usePrefetchScreens } from './use-prefetch-screens.ts';
import { useSessionEnded } from '#src/app/session/session-state.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { TO_FIRST_ROW, useFirstRowRequest } from '#src/app/routing/navigation-state.ts';
import { newLeadNavigation } from '#src/app/routing/addresses.ts';

// The first rows do not wait for the print header and the triage toasts.
const PrintHeader = lazyAfterFirstScreen(async () => (await import('./PrintHeader.tsx')).PrintHeader);
const TriageOverlay = lazyAfterFirstScreen(async () => (await import('./TriageOverlay.tsx')).TriageOverlay);
const SessionEnded = lazy(async () => ({
  default: (await import('#src/features/session/SessionEndedDialog.tsx')).SessionEndedDialog,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('#src/app/commands/ShortcutsDialog.tsx')).ShortcutsDialog,
}));

const GettingStartedDialog = lazy(async () => ({
  default: (await import('#src/features/getting-started/GettingStartedDialog.tsx')).GettingStartedDialog,
}));

/** Frame of every screen: navigation, banners, dialogs and global shortcuts. */
export function Shell() {
  const location = useLocation();
  const navigate = useNavigate();
  const ended = useSessionEnded();
  const sheet = useRef<HTMLDialogElement>(null);
  const [isSheetWanted, setIsSheetWanted] = useState(false);
  const introduction = useRef<HTMLDialogElement>(null);
  const [isIntroductionWanted, setIsIntroductionWanted] = useState(false);
  const session = useSignedIn();
  const keysOf = useCommandKeyLookup();
  useOwnKeys();
  const firstRowRequest = useFirstRowRequest();
  useKeyboardShortcuts({
    place: location,
    returnTo: (place) => flushSync(() => void navigate(place, { replace: true, state: place.state as unknown })),
    hasRecord: matchPath('/:kind/:id', location.pathname) !== null && location.pathname !== '/leads/new',
  });
  usePrefetchScreens();
  useResumeSending(useSignedIn());
  const go = (to: string) => () => {
    awaitFirstRow();
    void navigate(to, { state: TO_FIRST_ROW });
  };
  useCommands([
    { id: 'go.inbox', run: go('/') },
    { id: 'go.mine', run: go('/?triage=mine') },
    { id: 'go.snoozed', run: go('/?triage=snoozed') },
    { id: 'go.decided', run: go('/?triage=decided') },
    { id: 'go.ignored', run: go('/?state=ignored') },
    { id: 'go.matters', run: go('/matters') },
    { id: 'go.contacts', run: go('/contacts') },
    { id: 'go.settings', run: () => void navigate('/settings') },
    {
      id: 'lead.new',
      run: () => void navigate(...newLeadNavigation(location)),
    },
    {
      id: 'rail.toggle',
      isAvailable: canCollapseSidebar,
      run: toggleSidebar,
    },
    {
      id: 'help.keys',
      run: () => {
        setIsSheetWanted(true);
        sheet.current?.showModal();
      },
    },
    {
      id: 'help.start',
      run: () => {
        setIsIntroductionWanted(true);
        introduction.current?.showModal();
      },
    },
  ]);
  return (
    <CommandKeysContext value={keysOf}>
      <div className={styles.frame}>
        <Suspense>
          <PrintHeader
            firm={session.firm.name}
            person={session.displayName}
            isList={/^\/(matters|contacts)?$/.test(location.pathname)}
          />
        </Suspense>
        <a className={styles.skip} href="#main">
          {shellTexts.skip}
        </a>
        <div className={styles.shell}>
          <Sidebar />
          <main className={styles.main} id="main">
            <FirstRowRequest value={firstRowRequest}>
              <Outlet />
            </FirstRowRequest>
          </main>
          <BottomBar />
        </div>
        <Suspense>
          <TriageOverlay />
        </Suspense>
        <OfflineBanner />
        {ended && (
          <Suspense>
            <SessionEnded returnTo={location.pathname + location.search} />
          </Suspense>
        )}
        <PaletteHost />
        {isSheetWanted && (
          <Suspense>
            <ShortcutsDialog ref={sheet} />
          </Suspense>
        )}
        {isIntroductionWanted && (
          <Suspense>
            <GettingStartedDialog ref={introduction} />
          </Suspense>
        )}
      </div>
    </CommandKeysContext>
  );
}

/** Loads the user's shortcuts, which are stored per person in this browser. */
function useOwnKeys(): void {
  const { firm, personId } = useSignedIn();
  const owner = `${firm.id}.${personId}`;
  useEffect(() => loadKeyPreferences(owner), [owner]);
}
