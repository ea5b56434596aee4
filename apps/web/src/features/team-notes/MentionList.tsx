import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNow } from '#src/platform/format/clock.ts';
import { formatShortTime } from '#src/platform/format/time.ts';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';
import { recentChangesTexts } from '#src/texts/triage/recent-changes.ts';
import { mentionsQuery } from './team-note-queries.ts';
import styles from './MentionList.module.css';

interface MentionListProps {
  leadLink: (lead: number, words: ReactNode) => ReactNode;
  nameOf: (lead: number) => string;
}

/** Notes that mention the current user, newest first. Opening the lead marks them as seen. */
export function MentionList({ leadLink, nameOf }: MentionListProps) {
  const { data = [] } = useQuery(mentionsQuery);
  const now = useNow();
  return (
    <section className={styles.mentions}>
      <h3>{recentChangesTexts.mentions}</h3>
      {data.length === 0 && <p>{recentChangesTexts.noMentions}</p>}
      <ol>
        {data.map(({ id, lead, by, at, text, isSeen }) => (
          <li key={id} data-unseen={!isSeen}>
            <span>
              {leadLink(lead, nameOf(lead))}
              {!isSeen && <small className={styles.unseen}>{recentChangesTexts.unread}</small>}
            </span>
            <small>{`${by?.name ?? teamNotesTexts.formerUser} · ${formatShortTime(Date.parse(at), now)}`}</small>
            <p translate="no">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
