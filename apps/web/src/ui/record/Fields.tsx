import type { ReactNode } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import styles from './Fields.module.css';

/** List of field names with their values. */
export function Fields({ children }: { children: ReactNode }) {
  return <dl className={styles.fields}>{children}</dl>;
}

interface FieldProps {
  label: string;
  /** Shown in place of a missing value. */
  absent?: string | undefined;
  /** True for what people are called or wrote: the browser does not translate it. */
  asWritten?: boolean;
  children?: ReactNode;
}

/** One field. A missing value is stated instead of leaving a gap. */
export function Field({ label, absent = uiTexts.absent, asWritten = false, children }: FieldProps) {
  const empty = children === undefined || children === null || children === '' || children === false;
  return (
    <>
      <dt>{label}</dt>
      <dd translate={asWritten && !empty ? 'no' : undefined}>
        {empty ? <span className={styles.absent}>{absent}</span> : children}
      </dd>
    </>
  );
}
