import { deskTexts } from '#src/texts/desk.ts';
import styles from './RecordSkeleton.module.css';

/** While a record that is in no loaded list is on its way. */
export function RecordSkeleton({ what }: { what: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{deskTexts.record.asking(what)}</span>
      {Array.from({ length: 9 }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
