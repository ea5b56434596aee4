import { useEffect, useRef, useState } from 'react';
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
import { lazyAfterFirstScreen, lazyPart } from '#src/app/loading/lazy-part.tsx';
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
const SessionEnded = lazyPart(
  async () => (await import('#src/features/session/SessionEndedDialog.tsx')).SessionEndedDialog,
);
const ShortcutsDialog = lazyPart(async () => (await import('#src/app/commands/ShortcutsDialog.tsx')).ShortcutsDialog);
const GettingStartedDialog = lazyPart(
  async () => (await import('#src/features/getting-started/GettingStartedDialog.tsx')).GettingStartedDialog,
);

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
  useCommands({
    'go.inbox': go('/'),
    'go.mine': go('/?triage=mine'),
    'go.snoozed': go('/?triage=snoozed'),
    'go.decided': go('/?triage=decided'),
    'go.ignored': go('/?state=ignored'),
    'go.matters': go('/matters'),
    'go.contacts': go('/contacts'),
    'go.settings': () => void navigate('/settings'),
    'lead.new': () => void navigate(...newLeadNavigation(location)),
    'rail.toggle': { isAvailable: canCollapseSidebar, run: toggleSidebar },
    'help.keys': () => {
      setIsSheetWanted(true);
      sheet.current?.showModal();
    },
    'help.start': () => {
      setIsIntroductionWanted(true);
      introduction.current?.showModal();
    },
  });
  return (
    <CommandKeysContext value={keysOf}>
      <div className={styles.frame}>
        <PrintHeader
          firm={session.firm.name}
          person={session.displayName}
          isList={/^\/(matters|contacts)?$/.test(location.pathname)}
        />
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
        <TriageOverlay />
        <OfflineBanner />
        {ended && <SessionEnded returnTo={location.pathname + location.search} />}
        <PaletteHost />
        {isSheetWanted && <ShortcutsDialog ref={sheet} />}
        {isIntroductionWanted && <GettingStartedDialog ref={introduction} />}
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
