import type { SignedIn } from '@intake-desk/desk-api/session';
import type { ReactNode } from 'react';
import { useNow } from '#src/platform/now.ts';
import { chooseTheme, THEMES, useTheme, type Theme } from '#src/platform/theme.ts';
import { comingMoment } from '#src/platform/time.ts';
import { Field, Fields } from '#src/ui/Fields.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import { ConnectionDoctor } from './ConnectionDoctor.tsx';
import styles from './SettingsScreen.module.css';

const THEME_WORDS: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };
const REGION_WORDS: Record<string, string> = {
  us: 'United States',
  eu: 'Europe',
  ca: 'Canada',
  au: 'Australia',
  sandbox: 'Sandbox: made-up people, nothing reaches Clio',
};

interface SettingsScreenProps {
  session: SignedIn;
  /** When the session was asked for, in epoch milliseconds: its lengths count from then. */
  readAt: number;
  signOut: ReactNode;
  keys: ReactNode;
}

/** Who is signed in where, and how this browser shows things. */
export function SettingsScreen({ session, readAt, signOut, keys }: SettingsScreenProps) {
  const now = useNow();
  const theme = useTheme();
  return (
    <div className={styles.screen}>
      <h1>Settings</h1>
      <div className={styles.column}>
        <Section title="Signed in">
          <Fields>
            <Field label="Person">{session.displayName}</Field>
            <Field label="Firm">{session.firm.name}</Field>
            <Field label="Clio region">{REGION_WORDS[session.region] ?? session.region}</Field>
            <Field label="Session">
              Ends after {hours(session.idleExpiresIn)} without use, and{' '}
              {comingMoment(readAt + session.absoluteExpiresIn * 1000, now)} at the latest
            </Field>
          </Fields>
          <p className={styles.gap}>{signOut}</p>
        </Section>
        <ConnectionDoctor />
        <Section title="Theme" basis="kept in this browser">
          <fieldset className={styles.themes}>
            <legend className="visually-hidden">Theme</legend>
            {THEMES.map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="theme"
                  value={name}
                  checked={theme === name}
                  onChange={() => chooseTheme(name)}
                />
                {THEME_WORDS[name]}
              </label>
            ))}
          </fieldset>
        </Section>
        <Section title="Keys">{keys}</Section>
      </div>
    </div>
  );
}

function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
