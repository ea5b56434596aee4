import { useNow } from '#src/platform/now.ts';
import { daysBetween } from '#src/platform/time.ts';
import styles from './LeadRow.module.css';
import type { Urgency } from './waiting.ts';

/** *Waiting 23 min*, in the colour that the row has. */
export function WaitingWords({ urgency, words, arrived }: { urgency: Urgency; words: string; arrived: number }) {
  const days = daysBetween(arrived, useNow());
  if (Number.isNaN(days)) return <>Waiting since an unknown time</>;
  if (urgency === 'backlog') return <>{days === 1 ? 'Waiting since yesterday' : `Waiting ${days} days`}</>;
  return (
    <span className={styles.age} data-urgency={urgency}>
      Waiting {words}
    </span>
  );
}
