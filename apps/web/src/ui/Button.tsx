import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { joinClasses } from './join-classes.ts';
import { Kbd } from './Kbd.tsx';

interface Look {
  look?: 'plain' | 'primary' | 'quiet';
  size?: 'normal' | 'large';
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  /** Key shown on the button; listening to it is the command's business. */
  shortcut?: string;
  /** At work: pressing does nothing, but focus stays, which `disabled` would throw away. */
  busy?: boolean;
}

export function Button({
  look = 'plain',
  size = 'normal',
  shortcut,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={joinClasses(buttonClass({ look, size }), className)}
    >
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonClass({ look = 'plain', size = 'normal' }: Look): string {
  return joinClasses(styles.button, look !== 'plain' && styles[look], size === 'large' && styles.large);
}
