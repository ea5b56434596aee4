import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useCommands } from '#src/platform/commands/commands.ts';
import { openKeyPreferences } from '#src/platform/commands/key-preferences.ts';
import { useKeyboard } from '#src/platform/commands/keyboard.ts';
import { mayFoldRail, toggleRail } from '#src/platform/preferences/pane-layout.ts';
import { CommandKeysContext } from '#src/ui/primitives/command-keys.ts';
import { deskTexts } from '#src/texts/shell/shell.ts';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { useCommandKeysOf } from '#src/app/commands/use-command-key-lookup.ts';
import { afterFirstScreen } from '#src/app/loading/after-first-screen.ts';
import { NavigationBar } from '#src/app/navigation/BottomBar.tsx';
import { OfflineLine } from './OfflineBanner.tsx';
import { PaletteHost } from '#src/app/commands/PaletteHost.tsx';
import { Rail } from '#src/app/navigation/Sidebar.tsx';
import styles from './Shell.module.css';
import { useNotesGoOn } from '#src/app/background/use-resume-notes.ts';
import { useAheadOfTime } from './use-prefetch-screens.ts';
import { useSessionEnded } from '#src/app/session/session-state.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { newLeadStep } from '#src/app/routing/addresses.ts';

const { titles, groups } = commandTexts;

// Paper, and what is said of what was done with leads: the first rows do not wait for it.
const PrintHead = afterFirstScreen(async () => (await import('./PrintHeader.tsx')).PrintHead);
const TriageLayer = afterFirstScreen(async () => (await import('./TriageOverlay.tsx')).TriageLayer);
const SessionEnded = lazy(async () => ({
  default: (await import('#src/features/session/SessionEndedDialog.tsx')).SessionEnded,
}));
const KeySheet = lazy(async () => ({ default: (await import('#src/app/commands/ShortcutsDialog.tsx')).KeySheet }));

/** The frame around every screen: where one can go, how fresh Clio is, who sits here. */
export function Shell() {
  const location = useLocation();
  const navigate = useNavigate();
  const ended = useSessionEnded();
  const sheet = useRef<HTMLDialogElement>(null);
  const [isSheetWanted, setIsSheetWanted] = useState(false);
  const session = useSignedIn();
  const keysOf = useCommandKeysOf();
  useOwnKeys();
  useKeyboard();
  useAheadOfTime();
  useNotesGoOn(useSignedIn());
  const go = (to: string) => () => void navigate(to);
  useCommands([
    { id: 'go.inbox', title: titles['go.inbox'], group: groups.go, shortcut: 'g i', run: go('/') },
    { id: 'go.mine', title: titles['go.mine'], group: groups.go, shortcut: 'g o', run: go('/?triage=mine') },
    { id: 'go.snoozed', title: titles['go.snoozed'], group: groups.go, shortcut: 'g z', run: go('/?triage=snoozed') },
    { id: 'go.decided', title: titles['go.decided'], group: groups.go, shortcut: 'g d', run: go('/?triage=decided') },
    { id: 'go.ignored', title: titles['go.ignored'], group: groups.go, shortcut: 'g x', run: go('/?state=ignored') },
    { id: 'go.matters', title: titles['go.matters'], group: groups.go, shortcut: 'g m', run: go('/matters') },
    { id: 'go.contacts', title: titles['go.contacts'], group: groups.go, shortcut: 'g c', run: go('/contacts') },
    { id: 'go.settings', title: titles['go.settings'], group: groups.go, shortcut: 'g s', run: go('/settings') },
    {
      id: 'lead.new',
      title: titles['lead.new'],
      group: groups.go,
      shortcut: 'l',
      run: () => void navigate(...newLeadStep(location)),
    },
    {
      id: 'rail.toggle',
      title: titles['rail.toggle'],
      group: groups.desk,
      shortcut: '[',
      isAvailable: mayFoldRail,
      run: toggleRail,
    },
    {
      id: 'help.keys',
      title: titles['help.keys'],
      group: groups.desk,
      shortcut: '[Shift]+?',
      run: () => {
        setIsSheetWanted(true);
        sheet.current?.showModal();
      },
    },
  ]);
  return (
    <CommandKeysContext value={keysOf}>
      <div className={styles.frame}>
        <Suspense>
          <PrintHead
            firm={session.firm.name}
            person={session.displayName}
            isList={/^\/(matters|contacts)?$/.test(location.pathname)}
          />
        </Suspense>
        <a className={styles.skip} href="#main">
          {deskTexts.skip}
        </a>
        <div className={styles.shell}>
          <Rail />
          <main className={styles.main} id="main">
            <Outlet />
          </main>
          <NavigationBar />
        </div>
        <Suspense>
          <TriageLayer />
        </Suspense>
        <OfflineLine />
        {ended && (
          <Suspense>
            <SessionEnded returnTo={location.pathname + location.search} />
          </Suspense>
        )}
        <PaletteHost />
        {isSheetWanted && (
          <Suspense>
            <KeySheet ref={sheet} />
          </Suspense>
        )}
      </div>
    </CommandKeysContext>
  );
}

/** Keys are kept for each person of this browser. */
function useOwnKeys(): void {
  const { firm, personId } = useSignedIn();
  const owner = `${firm.id}.${personId}`;
  useEffect(() => openKeyPreferences(owner), [owner]);
}
