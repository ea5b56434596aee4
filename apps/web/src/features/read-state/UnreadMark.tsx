import { readStateTexts } from '#src/texts/triage/triage.ts';
import styles from './UnreadMark.module.css';
import { useIsRead } from './read-state.ts';

/** Unread mark before a lead's name, in the margin. Renders nothing while the read state is unknown. */
export function UnreadMark({ lead }: { lead: number }) {
  const isRead = useIsRead(lead);
  if (isRead === null) return null;
  if (isRead) return <i data-read />;
  return (
    <i className={styles.unread} data-unread>
      <span className="visually-hidden">{readStateTexts.unread}</span>
    </i>
  );
}
