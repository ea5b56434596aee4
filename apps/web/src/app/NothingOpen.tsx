import { Kbd } from '#src/ui/Kbd.tsx';
import styles from './NothingOpen.module.css';

/** Beside a list from which nothing is open. */
export function NothingOpen({ what }: { what: string }) {
  return (
    <div className={styles.nothing}>
      <p>Choose a {what} to see it here.</p>
      <p>
        <Kbd always>j</Kbd> <Kbd always>k</Kbd> move, <Kbd always>Enter</Kbd> opens, <Kbd always>?</Kbd> shows all keys
      </p>
    </div>
  );
}
