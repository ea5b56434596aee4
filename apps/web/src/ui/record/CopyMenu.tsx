import { useEffect, useRef } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './RecordHead.module.css';

interface Choice {
  title: string;
  options: readonly { key: string; label: string; choose: () => void }[];
  close: () => void;
}

/** Menu of values to copy, by digit or press. It takes focus and returns it when it closes. */
export function CopyMenu({ choice }: { choice: Choice }) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const here = group.current;
    here?.querySelector('button')?.focus();
    return () => {
      if (here?.contains(document.activeElement) || document.activeElement === document.body) {
        if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    <div className={styles.choice} role="group" aria-label={choice.title} ref={group}>
      <span>{choice.title}</span>
      {choice.options.map(({ key, label, choose }) => (
        <Button key={key} shortcut={key} onClick={choose}>
          {label}
        </Button>
      ))}
      <Button variant="quiet" onClick={choice.close}>
        {recordsTexts.neverMind}
      </Button>
    </div>
  );
}
