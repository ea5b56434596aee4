import type { PresenceAt } from '@intake-desk/desk-api/presence';
import { usePresence, useAnnouncePresence } from '#src/platform/live/presence.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import styles from './ClaimBar.module.css';
import { useMyId } from '#src/features/triage/state/use-triage-board.ts';

const { present } = leadTriageTexts;

/**
 * Announces that this person has a record open and shows who else has. People who are writing are listed separately.
 */
export function PresentPeople(here: PresenceAt) {
  useAnnouncePresence(here);
  const me = useMyId();
  const others = usePresence().filter(({ by, kind, id }) => by.id !== me && kind === here.kind && id === here.id);
  const writing = others.filter(({ isWriting }) => isWriting).map(({ by }) => by.name);
  const reading = others.filter(({ isWriting }) => !isWriting).map(({ by }) => by.name);
  const texts = [
    writing.length > 0 && present.writing(writing.join(', '), writing.length > 1),
    reading.length > 0 && present.open(reading.join(', '), reading.length > 1),
  ].filter(Boolean);
  return (
    <span className={styles.present} role="status">
      {texts.join(' · ')}
    </span>
  );
}
