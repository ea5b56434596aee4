import type { PresenceAt } from '@intake-desk/desk-api/presence';
import { usePresent, useIsAt } from '#src/platform/presence.ts';
import styles from './TriageBar.module.css';
import { useBoard } from './triage-queries.ts';

/** Says that this person has a record open, and who else has; who writes is named apart. */
export function PresentPeople(here: PresenceAt) {
  useIsAt(here);
  const me = useBoard()?.me.id;
  const others = usePresent().filter(({ by, kind, id }) => by.id !== me && kind === here.kind && id === here.id);
  const writing = others.filter(({ isWriting }) => isWriting).map(({ by }) => by.name);
  const reading = others.filter(({ isWriting }) => !isWriting).map(({ by }) => by.name);
  const words = [
    writing.length > 0 && `${writing.join(', ')} ${writing.length > 1 ? 'are' : 'is'} writing here`,
    reading.length > 0 && `${reading.join(', ')} ${reading.length > 1 ? 'have' : 'has'} this open`,
  ].filter(Boolean);
  return (
    <span className={styles.present} role="status">
      {words.join(' · ')}
    </span>
  );
}
