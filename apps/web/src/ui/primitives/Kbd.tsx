import styles from './Kbd.module.css';

/** A key on the keyboard. Hidden on touch devices and from assistive technology, which reads `aria-keyshortcuts`. */
export function Kbd({ children, always = false }: { children: string; always?: boolean }) {
  return (
    <kbd className={styles.kbd} translate="no" aria-hidden={!always} data-always={always || undefined}>
      {children}
    </kbd>
  );
}
