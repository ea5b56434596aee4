import type { ReactNode } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import { joinClasses } from './join-classes.ts';
import styles from './StateMessage.module.css';

interface StateMessageProps {
  title: string;
  children?: ReactNode;
  /** Controls for the next step. */
  actions?: ReactNode;
  /** Request id that the user gives to the operator. */
  reference?: string | undefined;
  /** Announced at once, for errors. */
  urgent?: boolean;
  centred?: boolean;
  /** 1 if it replaces the whole page or record. */
  level?: 1 | 2;
}

/** A screen or pane without records: states the situation and the next step. */
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
