import { useEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import styles from './CopyChoice.module.css';

interface Choice {
  title: string;
  options: readonly { key: string; label: string; choose: () => void }[];
  close: () => void;
}

/** Which of several to copy: a digit, or a press. Focus goes there and comes back. */
export function CopyChoice({ choice, closeWords }: { choice: Choice; closeWords: string }) {
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
      <Button look="quiet" onClick={choice.close}>
        {closeWords}
      </Button>
    </div>
  );
}
