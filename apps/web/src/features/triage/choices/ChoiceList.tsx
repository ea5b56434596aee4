import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useMenuCommands } from '#src/platform/commands/commands.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import styles from './ChoiceList.module.css';
import { dismissToast } from '#src/features/triage/state/toasts.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface Choice {
  id: string;
  label: string;
  /** Shown dimmed to the right of the label. */
  detail?: string;
}

interface ChoicesProps {
  label: string;
  choices: readonly Choice[];
  onChoose: (id: string) => void;
  onClose: () => void;
  /** Shown after the choices, or in their place if there are none. */
  children?: ReactNode;
}

/** A non-modal list of choices beside its button; each of the first nine has a digit. */
export function ChoiceList({ label, choices, onChoose, onClose, children }: ChoicesProps) {
  const panel = useRef<HTMLDivElement>(null);
  useMenuCommands([
    // The open list takes every digit: a digit without a choice must not run another command.
    ...DIGITS.map((digit, index) => ({
      id: `choice.${digit}`,
      title: choices[index]?.label ?? leadTriageTexts.noChoice,
      group: label,
      shortcut: digit,
      run: () => {
        const choice = choices[index];
        if (choice !== undefined) onChoose(choice.id);
      },
    })),
    {
      id: 'choice.close',
      title: leadTriageTexts.close,
      group: label,
      shortcut: 'Escape',
      run: onClose,
    },
  ]);
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const { current } = panel;
    // A person who starts the next action has seen the last success.
    dismissToast();
    (current?.querySelector<HTMLElement>('button, input') ?? current)?.focus({ preventScroll: true });
    const close = ({ target }: PointerEvent): void => {
      if (current?.parentElement?.contains(target as Node) !== true) onClose();
    };
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      // Returns focus to where it was before, unless the person has moved it elsewhere.
      if (document.activeElement === document.body || current?.contains(document.activeElement)) {
        before?.focus({ preventScroll: true });
      }
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs once, on mount
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      event.stopPropagation();
      const buttons = [...(panel.current?.querySelectorAll<HTMLElement>('button') ?? [])];
      const at = buttons.indexOf(document.activeElement as HTMLElement);
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    } else if (event.key === 'Escape' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <div
      className={styles.panel}
      ref={panel}
      role="group"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      data-choices
    >
      {choices.length > 0 && (
        <ul role="list">
          {choices.map(({ id, label: text, detail }, index) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => onChoose(id)}
                aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
              >
                {index < 9 && <Kbd>{String(index + 1)}</Kbd>}
                <span>{text}</span>
                {detail !== undefined && <small>{detail}</small>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {children !== undefined && <div className={styles.more}>{children}</div>}
    </div>
  );
}
