import type { SignedIn } from '@intake-desk/desk-api/session';
import type { ReactNode } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatFutureTime } from '#src/platform/format/time.ts';
import { Fields } from '#src/ui/record/Fields.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { signedInTexts } from '#src/texts/settings/settings.ts';
import styles from './shared/Settings.module.css';

interface SignedInSectionProps {
  session: SignedIn;
  /** When the session was fetched, in epoch milliseconds. */
  readAt: number;
  signOut: ReactNode;
}

export function SignedInSection({ session, readAt, signOut }: SignedInSectionProps) {
  const now = useNow();
  return (
    <Section title={signedInTexts.title}>
      <Fields
        rows={[
          { label: signedInTexts.person, value: session.displayName },
          { label: signedInTexts.firm, value: session.firm.name },
          { label: signedInTexts.region, value: signedInTexts.regions[session.region] ?? session.region },
          {
            label: signedInTexts.session,
            value: signedInTexts.ends(
              hours(session.idleExpiresIn),
              formatFutureTime(readAt + session.absoluteExpiresIn * 1000, now),
            ),
          },
        ]}
      />
      <p className={styles.gap}>{signOut}</p>
    </Section>
  );
}

function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 90
    ? signedInTexts.minutes(formatNumber(minutes))
    : signedInTexts.hours(formatNumber(Math.round(minutes / 60)));
}
