import styles from './Chip.module.css';
import { joinClasses } from './join-classes.ts';

/** A short fact. Its text always states what its color means. */
export function Chip({
  tone = 'plain',
  title,
  children,
}: {
  tone?: 'plain' | 'outlined' | 'known' | 'done' | 'waiting';
  title?: string;
  children: string;
}) {
  return (
    <span className={joinClasses(styles.chip, tone !== 'plain' && styles[tone])} title={title}>
      {children}
    </span>
  );
}
