import type { ReactNode } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import { joinClasses } from './join-classes.ts';
import styles from './StateMessage.module.css';

interface StateMessageProps {
  title: string;
  children?: ReactNode;
  /** The next step. */
  actions?: ReactNode;
  /** What to read out to whoever runs this desk. */
  reference?: string | undefined;
  /** Read out at once: for what went wrong. */
  urgent?: boolean;
  centred?: boolean;
  /** 1 where it stands for the whole page or record. */
  level?: 1 | 2;
}

/** A screen or pane without records: what is the case, and what to do next. */
export function StateMessage({ title, children, actions, reference, urgent, centred, level = 2 }: StateMessageProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={joinClasses(styles.state, centred && styles.centred)} role={urgent ? 'alert' : undefined}>
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
      {reference && <p className={styles.reference}>{uiTexts.request(reference)}</p>}
    </div>
  );
}
