import { lazy, Suspense, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { SessionEnded } from '#src/features/session/SessionEnded.tsx';
import { useCommands } from '#src/platform/commands.ts';
import { useKeyboard } from '#src/platform/keyboard.ts';
import { NavigationBar } from './NavigationBar.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import { useAheadOfTime } from './use-ahead-of-time.ts';
import { useSessionEnded } from './session-end.ts';
import { newLeadStep } from './new-lead-step.ts';

const KeySheet = lazy(async () => ({ default: (await import('./KeySheet.tsx')).KeySheet }));

/** The frame around every screen: where one can go, how fresh Clio is, who sits here. */
export function Shell() {
  const location = useLocation();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const ended = useSessionEnded();
  const sheet = useRef<HTMLDialogElement>(null);
  const [isSheetWanted, setIsSheetWanted] = useState(false);
  useKeyboard();
  useAheadOfTime();
  const go = (to: string) => () => void navigate(to);
  useCommands([
    { id: 'go.inbox', title: 'Go to the inbox', group: 'Go', shortcut: 'g i', run: go('/') },
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
      id: 'help.keys',
      title: 'Show all keys',
      group: 'Go',
      shortcut: '[Shift]+?',
      run: () => {
        setIsSheetWanted(true);
        sheet.current?.showModal();
      },
    },
  ]);
  return (
    <div className={styles.frame}>
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
      {isSheetWanted && (
        <Suspense>
          <KeySheet ref={sheet} />
        </Suspense>
      )}
    </div>
  );
}
