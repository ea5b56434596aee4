import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useRef, type ReactNode } from 'react';
import { useRegional } from '#src/platform/preferences/regional.ts';
import { settingsTexts } from '#src/texts/settings/settings.ts';
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
import { useCurrentSection } from './use-current-section.ts';

interface SettingsScreenProps {
  session: SignedIn;
  /** When the session was fetched, in epoch milliseconds: its durations count from then. */
  readAt: number;
  signOut: ReactNode;
  /** True when the heading takes focus if nothing else has it, so that a screen reader announces the page. */
  takesFocus: boolean;
}

type PartName = keyof typeof settingsTexts.parts;

/** Settings of the user, of this browser and of the firm. */
export function SettingsScreen({ session, readAt, signOut, takesFocus }: SettingsScreenProps) {
  useRegional();
  const screen = useRef<HTMLDivElement>(null);
  const parts: [name: PartName, part: ReactNode][] = [
    ['signed-in', <SignedInSection session={session} readAt={readAt} signOut={signOut} />],
    ['look', <AppearanceSection />],
    ['time', <RegionalSection mayManage={session.isIntakeLead === true} />],
    ['keys', <KeysSection />],
    ['notices', <NotificationsSection mirror={session.mirror === true} />],
    ['notes', <NotesSection me={session.displayName} />],
    ['templates', <TemplatesSection me={session.displayName} />],
    ['connection', <ConnectionSection />],
    ['reasons', <ReasonsSection />],
    ['actions', <CustomActionsSection />],
    ['lists', <FirmListsSection />],
  ];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as it opens
  }, []);
  const current = useCurrentSection(screen);
  return (
    <div className={styles.screen} ref={screen} tabIndex={-1}>
      <h1 ref={heading} className="headline" tabIndex={-1}>
        {settingsTexts.title}
      </h1>
      <div className={styles.parts}>
        <nav className={styles.index} aria-label={settingsTexts.contents}>
          <ul>
            {parts.map(([name]) => (
              <li key={name}>
                <a href={`#${name}`} aria-current={name === current ? 'true' : undefined}>
                  {settingsTexts.parts[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {parts.map(([name, part]) => (
            <div key={name} id={name} className={styles.part} data-part={name}>
              {part}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
