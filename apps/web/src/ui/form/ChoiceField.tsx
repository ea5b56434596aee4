import { useId } from 'react';
import styles from './ChoiceField.module.css';

interface ChoiceFieldProps<Value extends string> {
  /** Legend for screen readers; visible only if `isShown`. */
  label: string;
  isShown?: boolean;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** A group of radio buttons side by side. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={props.isShown ? styles.legend : 'visually-hidden'}>{props.label}</legend>
      {props.choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={props.value === value}
            onChange={() => props.onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
