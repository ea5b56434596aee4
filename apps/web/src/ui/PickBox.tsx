import { useIsPicked } from '#src/platform/picked.ts';
import styles from './PickBox.module.css';

/** Picks one row. Pressing it is heard by the list, which knows what lies between two rows. */
export function PickBox({ id, labelledBy }: { id: number; labelledBy: string }) {
  const isPicked = useIsPicked(id);
  return (
    <span className={styles.pick}>
      <input type="checkbox" tabIndex={-1} aria-labelledby={labelledBy} checked={isPicked} onChange={() => undefined} />
    </span>
  );
}
