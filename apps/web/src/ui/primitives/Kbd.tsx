import styles from './Kbd.module.css';

/** A key, as on the keyboard. Hidden from assistive technology, which reads `aria-keyshortcuts`, and on touch. */
export function Kbd({ children, always = false }: { children: string; always?: boolean }) {
  return (
    <kbd className={styles.kbd} aria-hidden={!always} data-always={always || undefined}>
      {children}
    </kbd>
  );
}
