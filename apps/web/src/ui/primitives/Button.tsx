import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { useCommandKeys } from './command-keys.ts';
import { joinClasses } from './join-classes.ts';
import { Kbd } from './Kbd.tsx';

interface ButtonStyle {
  variant?: 'plain' | 'primary' | 'quiet';
  size?: 'normal' | 'large';
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonStyle {
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  /** Command whose key is shown and said, whatever a person has chosen for it. Listening to it is the command's business. */
  command?: string;
  /** A key that is always the same, such as that of the composer. */
  shortcut?: string;
  /** At work: pressing does nothing, but focus stays, which `disabled` would throw away. */
  busy?: boolean;
}

export function Button({
  variant: look = 'plain',
  size = 'normal',
  command,
  shortcut,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const keys = useCommandKeys(command);
  const shown = keys?.shown ?? shortcut;
  return (
    <button
      type="button"
      aria-keyshortcuts={keys?.spoken}
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={joinClasses(buttonClass({ variant: look, size }), className)}
    >
      {children}
      {shown && <Kbd>{shown}</Kbd>}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonClass({ variant: look = 'plain', size = 'normal' }: ButtonStyle): string {
  return joinClasses(styles.button, look !== 'plain' && styles[look], size === 'large' && styles.large);
}
