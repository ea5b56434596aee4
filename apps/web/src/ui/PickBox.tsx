import { useIsPicked } from './picked.ts';
import { pickedTexts } from '#src/texts/picked.ts';
import styles from './PickBox.module.css';

/** Picks one row. Pressing it is heard by the list, which knows what lies between two rows. */
export function PickBox({ id, describedBy }: { id: number; describedBy: string }) {
  const isPicked = useIsPicked(id);
  return (
    <span className={styles.pick}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={pickedTexts.pick}
        aria-describedby={describedBy}
        checked={isPicked}
        onChange={() => undefined}
      />
    </span>
  );
}
