import { Bell } from 'lucide-react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import styles from './DueHeading.module.css';

interface DueHeadingProps {
  count: number;
  /** Moves to the first row of the section. */
  onShow: () => void;
}

/** Heading of the section of leads whose snooze has ended. It stays in sight when the list is scrolled. */
export function DueHeading({ count, onShow }: DueHeadingProps) {
  return (
    <h2 className={styles.heading} data-section>
      <button type="button" onClick={onShow}>
        <Bell aria-hidden />
        <span>{leadsTexts.due.title}</span> <span className={styles.count}>{formatNumber(count)}</span>
      </button>
    </h2>
  );
}
