import { useSecond } from '#src/platform/second.ts';
import { leadTriageTexts } from '#src/texts/lead-triage.ts';
import styles from './HolderBar.module.css';

/** From when on the end is worth a word, in milliseconds. */
const NEAR_MS = 60_000;

/** Says that a hold is about to end, while a key can still keep it. */
export function RunningOut({ until }: { until: string }) {
  const left = Date.parse(until) - useSecond();
  return (
    <span role="status" className={styles.near}>
      {left > 0 && left <= NEAR_MS ? leadTriageTexts.runsOut : ''}
    </span>
  );
}
