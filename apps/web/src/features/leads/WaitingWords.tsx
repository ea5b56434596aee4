import styles from './LeadRow.module.css';
import type { Urgency } from './waiting.ts';

/** *Waiting 23 min*, in the colour that the row has. */
export function WaitingWords({ urgency, words }: { urgency: Urgency; words: string }) {
  if (urgency === 'backlog') return <>Waiting since {words}</>;
  return (
    <span className={styles.age} data-urgency={urgency}>
      Waiting {words}
    </span>
  );
}
