import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import styles from './LabelledField.module.css';

interface About {
  label: string;
  /** Shown below the field: what to enter, or what is wrong. */
  hint?: ReactNode;
  isWrong?: boolean;
}

type TextFieldProps = About & InputHTMLAttributes<HTMLInputElement>;

/** Single-line text field. */
export function TextField({ label, hint, isWrong, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input {...rest} id={id} aria-invalid={isWrong || undefined} aria-describedby={hint ? `${id}-hint` : undefined} />
      <Hint id={`${id}-hint`} isWrong={isWrong}>
        {hint}
      </Hint>
    </div>
  );
}

type SelectFieldProps = About & SelectHTMLAttributes<HTMLSelectElement>;

/** Drop-down list. */
export function SelectField({ label, hint, isWrong, children, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select {...rest} id={id} aria-describedby={hint ? `${id}-hint` : undefined}>
        {children}
      </select>
      <Hint id={`${id}-hint`} isWrong={isWrong}>
        {hint}
      </Hint>
    </div>
  );
}

function Hint({ id, isWrong, children }: { id: string; isWrong: boolean | undefined; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className={styles.hint} data-wrong={isWrong || undefined}>
      {children}
    </p>
  );
}
