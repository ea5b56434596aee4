import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useRef, type ReactNode } from 'react';
import { useRegional } from '#src/platform/preferences/regional.ts';
import { runCommand } from '#src/platform/commands/commands.ts';
import { settingsTexts } from '#src/texts/settings/settings.ts';
import { gettingStartedTexts } from '#src/texts/shell/getting-started.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { ConnectionSection } from './connection/ConnectionSection.tsx';
import { CustomActionsSection } from './custom-actions/CustomActionsSection.tsx';
import { FirmListsSection } from './FirmListsSection.tsx';
import { KeysSection } from './keys/KeysSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { NotesSection } from './NotesSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';
import { ReasonsSection } from './reasons/ReasonsSection.tsx';
import { RegionalSection } from './RegionalSection.tsx';
import styles from './SettingsScreen.module.css';
import { SignedInSection } from './SignedInSection.tsx';
import { TemplatesSection } from './templates/TemplatesSection.tsx';
import { SETTINGS_PAGES, useSettingsPage, type SettingsPage, type SettingsPart } from './use-settings-page.ts';

interface SettingsScreenProps {
  session: SignedIn;
  /** When the session was fetched, in epoch milliseconds: its durations count from then. */
  readAt: number;
  signOut: ReactNode;
  /** True when the heading takes focus if nothing else has it, so that a screen reader announces the page. */
  takesFocus: boolean;
}

/** Settings of the user, of this browser and of the firm, one page at a time. */
export function SettingsScreen({ session, readAt, signOut, takesFocus }: SettingsScreenProps) {
  useRegional();
  const screen = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { page, part: named } = useSettingsPage();
  const parts: Record<SettingsPart, () => ReactNode> = {
    'signed-in': () => <SignedInSection session={session} readAt={readAt} signOut={signOut} />,
    look: () => <AppearanceSection />,
    time: () => <RegionalSection mayManage={session.isIntakeLead === true} />,
    keys: () => <KeysSection />,
    notices: () => <NotificationsSection mirror={session.mirror === true} />,
    notes: () => <NotesSection me={session.displayName} />,
    templates: () => <TemplatesSection me={session.displayName} />,
    connection: () => <ConnectionSection />,
    reasons: () => <ReasonsSection />,
    actions: () => <CustomActionsSection />,
    lists: () => <FirmListsSection />,
  };
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as it opens
  }, []);
  useEffect(() => {
    const scroller = screen.current;
    if (scroller === null) return undefined;
    if (named === null) {
      scroller.scrollTo(0, 0);
      return undefined;
    }
    // Late responses make the sections above longer: the named one stays in sight until the user interacts.
    const section = document.getElementById(named);
    const grown = new ResizeObserver(() => section?.scrollIntoView());
    if (section?.parentElement) grown.observe(section.parentElement);
    const over = new AbortController();
    for (const sign of ['wheel', 'pointerdown', 'touchmove', 'keydown'])
      scroller.addEventListener(sign, () => grown.disconnect(), { signal: over.signal });
    return () => {
      grown.disconnect();
      over.abort();
    };
  }, [page, named]);
  return (
    <div className={styles.screen} ref={screen} tabIndex={-1}>
      <h1 ref={heading} className="headline" tabIndex={-1}>
        {settingsTexts.title}
      </h1>
      <div className={styles.parts}>
        <nav className={styles.index} aria-label={settingsTexts.contents}>
          <ul>
            {(Object.keys(SETTINGS_PAGES) as SettingsPage[]).map((name) => (
              <li key={name}>
                <a href={`#${name}`} aria-current={name === page ? 'page' : undefined}>
                  {settingsTexts.pages[name]}
                </a>
              </li>
            ))}
          </ul>
          <Button variant="quiet" onClick={() => runCommand('help.start')}>
            {gettingStartedTexts.title}
          </Button>
        </nav>
        <div>
          {SETTINGS_PAGES[page].map((name) => (
            <div key={name} id={name} className={styles.part}>
              {parts[name]()}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
