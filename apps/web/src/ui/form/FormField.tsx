import { useId, type ReactNode } from 'react';
import styles from './FormField.module.css';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';

interface FormFieldProps {
  label: string;
  /** Said under the control. */
  hint?: ReactNode;
  /** The hint says what is wrong. */
  isWrong?: boolean;
  /** Over the form's whole width. */
  wide?: boolean;
  /** Half a line on a phone, too. */
  narrow?: boolean;
  /** Draws the control with what ties it to its label and hint. */
  children: (ties: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode;
}

/** One control of a form, with its label above and its hint below. */
export function FormField({ label, hint, isWrong = false, wide, narrow, children }: FormFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={joinClasses(styles.field, wide && styles.wide, narrow && styles.narrow)}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': hint ? hintId : undefined, 'aria-invalid': isWrong })}
      {hint && (
        <small id={hintId} className={isWrong ? styles.wrong : undefined}>
          {hint}
        </small>
      )}
    </div>
  );
}

/** The lines of a form: two fields on each where there is room. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
