import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useRef, type ReactNode } from 'react';
import { useRegional } from '#src/platform/regional.ts';
import { ConnectionDoctor } from './ConnectionDoctor.tsx';
import { CustomActionsSection } from './CustomActionsSection.tsx';
import { FirmListsSection } from './FirmListsSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { LookSection } from './LookSection.tsx';
import { NotesSection } from './NotesSection.tsx';
import { NoticesSection } from './NoticesSection.tsx';
import { ReasonsSection } from './ReasonsSection.tsx';
import { RegionalSection } from './RegionalSection.tsx';
import styles from './SettingsScreen.module.css';
import { SignedInSection } from './SignedInSection.tsx';
import { TemplatesSection } from './TemplatesSection.tsx';

interface SettingsScreenProps {
  session: SignedIn;
  /** When the session was asked for, in epoch milliseconds: its lengths count from then. */
  readAt: number;
  signOut: ReactNode;
}

/** Who is signed in where, how this browser shows things, and what the firm has set up in Clio. */
export function SettingsScreen({ session, readAt, signOut }: SettingsScreenProps) {
  useRegional();
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const part = /^#[a-z-]+$/.exec(location.hash)?.[0];
    if (part) screen.current?.querySelector(part)?.scrollIntoView();
  }, []);
  const parts: [id: string, title: string, part: ReactNode][] = [
    ['signed-in', 'Signed in', <SignedInSection session={session} readAt={readAt} signOut={signOut} />],
    ['look', 'Look', <LookSection />],
    ['time', 'Language and time', <RegionalSection />],
    ['keys', 'Keys', <KeysSection />],
    ['notices', 'Notices', <NoticesSection mirror={session.mirror === true} />],
    ['notes', 'Sending notes', <NotesSection me={session.displayName} />],
    ['templates', 'Note templates', <TemplatesSection me={session.displayName} />],
    ['connection', 'Connection', <ConnectionDoctor />],
    ['reasons', 'Reasons to decline', <ReasonsSection />],
    ['actions', 'Custom actions', <CustomActionsSection />],
    ['lists', 'Lists of the firm', <FirmListsSection />],
  ];
  return (
    <div className={styles.screen} ref={screen}>
      <h1>Settings</h1>
      <div className={styles.parts}>
        <nav className={styles.index} aria-label="Settings">
          <ul>
            {parts.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.column}>
          {parts.map(([id, , part]) => (
            <div key={id} id={id} className={styles.part}>
              {part}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
