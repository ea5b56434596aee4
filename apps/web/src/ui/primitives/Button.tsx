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
  /** Command whose current shortcut is shown and announced. The command itself handles the key. */
  command?: string;
  /** A fixed key, such as that of the composer. */
  shortcut?: string;
  /** True while an action runs: a press does nothing, but focus stays, which `disabled` would lose. */
  busy?: boolean;
}

export function Button({
  variant = 'plain',
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
      // A name that is not in sight, such as that of an icon, is the tooltip.
      title={rest['aria-label']}
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={joinClasses(buttonClass({ variant, size }), className)}
    >
      {/* A label that changes while the browser translates the page has to be the only text of an element. */}
      {typeof children === 'string' ? <span>{children}</span> : children}
      {shown && <Kbd>{shown}</Kbd>}
    </button>
  );
}

/** Returns the class names for links that look like buttons. */
export function buttonClass({ variant = 'plain', size = 'normal' }: ButtonStyle): string {
  return joinClasses(styles.button, variant !== 'plain' && styles[variant], size === 'large' && styles.large);
}
