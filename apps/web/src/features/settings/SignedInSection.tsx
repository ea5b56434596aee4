import type { SignedIn } from '@intake-desk/desk-api/session';
import type { ReactNode } from 'react';
import { useNow } from '#src/platform/now.ts';
import { comingMoment } from '#src/platform/time.ts';
import { Field, Fields } from '#src/ui/Fields.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import styles from './Settings.module.css';

const REGION_WORDS: Record<string, string> = {
  us: 'United States',
  eu: 'Europe',
  ca: 'Canada',
  au: 'Australia',
  sandbox: 'Sandbox: made-up people, nothing reaches Clio',
};

interface SignedInSectionProps {
  session: SignedIn;
  /** When the session was asked for, in epoch milliseconds. */
  readAt: number;
  signOut: ReactNode;
}

export function SignedInSection({ session, readAt, signOut }: SignedInSectionProps) {
  const now = useNow();
  return (
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
  );
}

function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
