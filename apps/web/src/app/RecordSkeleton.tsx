import styles from './RecordSkeleton.module.css';

/** While a record that is in no loaded list is on its way. */
export function RecordSkeleton({ what }: { what: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={`Asking Clio for this ${what}`}>
      {Array.from({ length: 9 }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
