import { useEffect, useRef, type ReactNode } from 'react';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import styles from './ActionMessage.module.css';

interface ActionMessageProps {
  title: string;
  text: string;
  /** What brought the person here. */
  origin?: string | undefined;
  actions?: ReactNode;
  /** Fine print: Clio's own words, and what to read out to whoever runs this desk. */
  small?: ReactNode;
  /** Shown only when it takes a while. */
  isPassing?: boolean;
}

/** One state of the landing. Focus goes to its heading, so that it is read out. */
export function ActionMessage({ title, text, origin, actions, small, isPassing }: ActionMessageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(title);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.landing} data-passing={isPassing}>
      <div className={styles.card}>
        {origin && <p className={styles.origin}>{origin}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{text}</p>
        {actions && <div className={styles.actions}>{actions}</div>}
        {small && <div className={styles.small}>{small}</div>}
      </div>
    </div>
  );
}
