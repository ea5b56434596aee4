import type { ReactNode } from 'react';
import { Moment } from '#src/ui/primitives/Timestamp.tsx';
import styles from './MatterTimeline.module.css';

interface Step {
  kind: string;
  words: ReactNode;
  at?: { words: string; dateTime: string; title: string } | undefined;
  state: 'done' | 'hidden' | 'missing' | 'open';
  why?: string | undefined;
  span?: string | undefined;
}

/** What happened, in one strip from left to right; what may not be known is hatched and says why. */
export function Trace({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol role="list" className={styles.trace} aria-label={label}>
      {steps.map(({ kind, words, at, state, why, span }) => (
        <li key={kind} data-state={state}>
          <span className={styles.words}>{words}</span>
          {at && (
            <Moment dateTime={at.dateTime} title={at.title}>
              {at.words}
            </Moment>
          )}
          {span && <small>{span}</small>}
          {why && <small>{why}</small>}
        </li>
      ))}
    </ol>
  );
}
