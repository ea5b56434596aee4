import type { ReactNode } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import styles from './Fields.module.css';

/** Names and values under each other. */
export function Fields({ children }: { children: ReactNode }) {
  return <dl className={styles.fields}>{children}</dl>;
}

interface FieldProps {
  label: string;
  /** Said in place of a value that is not there. */
  absent?: string | undefined;
  children?: ReactNode;
}

/** One field. Without a value it says so, instead of leaving a hole. */
export function Field({ label, absent = uiTexts.absent, children }: FieldProps) {
  const empty = children === undefined || children === null || children === '' || children === false;
  return (
    <>
      <dt>{label}</dt>
      <dd>{empty ? <span className={styles.absent}>{absent}</span> : children}</dd>
    </>
  );
}
