import { formatNumber } from '#src/platform/format-number.ts';
import { useNow } from '#src/platform/now.ts';
import { daysBetween } from '#src/platform/time.ts';
import { leadsTexts } from '#src/texts/leads.ts';
import styles from './LeadRow.module.css';
import type { Urgency } from './waiting.ts';

/** *Waiting 23 min*, in the colour that the row has. */
export function WaitingWords({ urgency, words, arrived }: { urgency: Urgency; words: string; arrived: number }) {
  const days = daysBetween(arrived, useNow());
  if (Number.isNaN(days)) return <>{leadsTexts.waitingUnknown}</>;
  if (urgency === 'backlog')
    return <>{days === 1 ? leadsTexts.waitingYesterday : leadsTexts.waitingDays(formatNumber(days))}</>;
  return (
    <span className={styles.age} data-urgency={urgency}>
      {leadsTexts.waitingFor(words)}
    </span>
  );
}
