import { Check } from 'lucide-react';
import { joinClasses } from '#src/ui/join-classes.ts';
import styles from './OpenedFromClio.module.css';

/** Says quietly that Clio confirmed the click. */
export function OpenedFromClio({ isStrip, children }: { isStrip?: boolean; children?: string }) {
  return (
    <p className={joinClasses(styles.opened, isStrip && styles.strip)} role="status">
      <Check aria-hidden />
      Opened from Clio{children}
    </p>
  );
}
