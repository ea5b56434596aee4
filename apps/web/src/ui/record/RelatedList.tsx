import type { ReactNode } from 'react';
import styles from './RelatedList.module.css';

interface Line {
  id: number;
  title: string;
  about: string;
}

interface RelatedListProps {
  lines: readonly Line[];
  link: (id: number, words: ReactNode) => ReactNode;
}

/** Records that belong to this one, each with how it stands. */
export function RelatedList({ lines, link }: RelatedListProps) {
  return (
    <LinkList>
      {lines.map(({ id, title, about }) => (
        <li key={id}>
          {link(
            id,
            <span className={styles.line}>
              <span>{title}</span>
              <small>{about}</small>
            </span>,
          )}
        </li>
      ))}
    </LinkList>
  );
}

/** Records that belong to this one. */
export function LinkList({ children }: { children: ReactNode }) {
  return (
    <ul role="list" className={styles.links}>
      {children}
    </ul>
  );
}
