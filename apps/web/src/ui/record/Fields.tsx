import type { ReactNode } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import styles from './Fields.module.css';

interface FieldProps {
  label: string;
  /** Shown in place of a missing value. */
  absent?: string | undefined;
  /** True for what people are called or wrote: the browser does not translate it. */
  asWritten?: boolean;
  value?: ReactNode;
}

interface FieldsProps {
  /** `key` tells fields with the same label apart. */
  rows: readonly (FieldProps & { key?: string })[];
  /** Further fields. */
  children?: ReactNode;
}

/** List of field names with their values. */
export function Fields({ rows, children }: FieldsProps) {
  return (
    <dl className={styles.fields}>
      {rows.map(({ key, ...field }) => (
        <Field key={key ?? field.label} {...field} />
      ))}
      {children}
    </dl>
  );
}

/** One field. A missing value is stated instead of leaving a gap. */
export function Field({ label, absent = uiTexts.absent, asWritten = false, value }: FieldProps) {
  const empty = value === undefined || value === null || value === '' || value === false;
  return (
    <>
      <dt>{label}</dt>
      <dd translate={asWritten && !empty ? 'no' : undefined}>
        {empty ? <span className={styles.absent}>{absent}</span> : value}
      </dd>
    </>
  );
}
