import styles from './Chip.module.css';
import { joinClasses } from './join-classes.ts';

/** A short fact. Its colour is always doubled by its words. */
export function Chip({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'known' | 'done' | 'waiting';
  children: string;
}) {
  return <span className={joinClasses(styles.chip, tone !== 'plain' && styles[tone])}>{children}</span>;
}
