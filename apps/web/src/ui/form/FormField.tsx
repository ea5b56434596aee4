import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import styles from './FormField.module.css';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';

interface FormFieldProps {
  label: string;
  /** Shown below the control. */
  hint?: ReactNode;
  /** True if the hint describes an error. */
  isWrong?: boolean | undefined;
  /** Takes the full width of the form. */
  wide?: boolean | undefined;
  /** Takes half a line on a phone, too. */
  narrow?: boolean | undefined;
  /** Renders the control with the attributes that link it to its label and hint. */
  children: (ties: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode;
}

/** A form control with its label above and its hint below. */
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

type Labels = Pick<FormFieldProps, 'label' | 'hint' | 'isWrong'>;

/** Single-line text field. */
export function TextField({ label, hint, isWrong, ...rest }: Labels & InputHTMLAttributes<HTMLInputElement>) {
  return <FormField {...{ label, hint, isWrong }}>{(ties) => <input {...rest} {...ties} />}</FormField>;
}

/** Drop-down list. */
export function SelectField({ label, hint, isWrong, ...rest }: Labels & SelectHTMLAttributes<HTMLSelectElement>) {
  return <FormField {...{ label, hint, isWrong }}>{(ties) => <select {...rest} {...ties} />}</FormField>;
}

interface CheckFieldProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Checkbox with its label beside it. */
export function CheckField({ label, isOn, onChange }: CheckFieldProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Grid of form fields: two per line where they fit. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
