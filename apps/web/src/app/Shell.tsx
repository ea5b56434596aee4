import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { SessionEnded } from '#src/features/session/SessionEnded.tsx';
import { useCommands } from '#src/platform/commands.ts';
import { openKeyPreferences } from '#src/platform/key-preferences.ts';
import { useKeyboard } from '#src/platform/keyboard.ts';
import { mayFoldRail, toggleRail } from '#src/platform/panes.ts';
import { CommandKeysContext } from '#src/ui/command-keys.ts';
import { useCommandKeysOf } from './command-keys-of.ts';
import { NavigationBar } from './NavigationBar.tsx';
import { PaletteHost } from './PaletteHost.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import { useNotesGoOn } from './use-notes-go-on.ts';
import { useAheadOfTime } from './use-ahead-of-time.ts';
import { useSessionEnded } from './session-end.ts';
import { useSignedIn } from './SignedInContext.ts';
import { newLeadStep } from './new-lead-step.ts';

const PrintHead = lazy(async () => ({ default: (await import('./PrintHead.tsx')).PrintHead }));
// What is done with leads is said once somebody has done something: the first rows do not wait for it.
const TriageLayer = lazy(async () => ({ default: (await import('./TriageLayer.tsx')).TriageLayer }));
const KeySheet = lazy(async () => ({ default: (await import('./KeySheet.tsx')).KeySheet }));

/** The frame around every screen: where one can go, how fresh Clio is, who sits here. */
export function Shell() {
  const location = useLocation();
  const navigate = useNavigate();
  const navigation = useNavigation();
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
    { id: 'go.inbox', title: 'Go to the inbox', group: 'Go', shortcut: 'g i', run: go('/') },
    { id: 'go.mine', title: 'Go to the leads that you hold', group: 'Go', shortcut: 'g o', run: go('/?triage=mine') },
    { id: 'go.snoozed', title: 'Go to what is put off', group: 'Go', shortcut: 'g z', run: go('/?triage=snoozed') },
    { id: 'go.decided', title: 'Go to what is decided', group: 'Go', shortcut: 'g d', run: go('/?triage=decided') },
    { id: 'go.ignored', title: 'Go to ignored leads', group: 'Go', shortcut: 'g x', run: go('/?state=ignored') },
    { id: 'go.matters', title: 'Go to matters', group: 'Go', shortcut: 'g m', run: go('/matters') },
    { id: 'go.contacts', title: 'Go to contacts', group: 'Go', shortcut: 'g c', run: go('/contacts') },
    { id: 'go.settings', title: 'Go to settings', group: 'Go', shortcut: 'g s', run: go('/settings') },
    {
      id: 'lead.new',
      title: 'New lead',
      group: 'Go',
      shortcut: 'l',
      run: () => void navigate(...newLeadStep(location)),
    },
    {
      id: 'rail.toggle',
      title: 'Fold or unfold the rail',
      group: 'Desk',
      shortcut: '[',
      isAvailable: mayFoldRail,
      run: toggleRail,
    },
    {
      id: 'help.keys',
      title: 'Show all keys',
      group: 'Desk',
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
          Skip to the list
        </a>
        {ended && <SessionEnded returnTo={location.pathname + location.search} />}
        <div className={styles.shell}>
          <Rail />
          <main className={styles.main} id="main" aria-busy={navigation.state === 'loading'}>
            <Outlet />
          </main>
          <NavigationBar />
        </div>
        <Suspense>
          <TriageLayer />
        </Suspense>
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
