import type { ReactNode } from 'react';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import styles from './MatterTimeline.module.css';

interface Step {
  kind: string;
  label: ReactNode;
  at?: { label: string; dateTime: string; title: string } | undefined;
  state: 'done' | 'hidden' | 'missing' | 'open';
  why?: string | undefined;
  span?: string | undefined;
}

/** A matter's timeline as a strip from left to right. Steps hidden by permissions are hatched and show the reason. */
export function MatterTimeline({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol role="list" className={styles.trace} aria-label={label}>
      {steps.map(({ kind, label, at, state, why, span }) => (
        <li key={kind} data-state={state}>
          <span className={styles.words}>{label}</span>
          {at && (
            <Timestamp dateTime={at.dateTime} title={at.title}>
              {at.label}
            </Timestamp>
          )}
          {span && <small>{span}</small>}
          {why && <small>{why}</small>}
        </li>
      ))}
    </ol>
  );
}
