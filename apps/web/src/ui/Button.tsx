import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';
import { joinClasses } from './join-classes.ts';
import { Kbd } from './Kbd.tsx';

interface Look {
  look?: 'plain' | 'primary' | 'quiet';
  size?: 'normal' | 'large';
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  children: ReactNode;
  /** Key shown on the button; listening to it is the command's business. */
  shortcut?: string;
}

export function Button({ look = 'plain', size = 'normal', shortcut, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={joinClasses(buttonClass({ look, size }), className)}>
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonClass({ look = 'plain', size = 'normal' }: Look): string {
  return joinClasses(styles.button, look !== 'plain' && styles[look], size === 'large' && styles.large);
}
