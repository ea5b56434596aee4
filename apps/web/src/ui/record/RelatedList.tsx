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

/** Related records, each with its status. */
export function RelatedList({ lines, link }: RelatedListProps) {
  return (
    <LinkList>
      {lines.map(({ id, title, about }) => (
        <li key={id}>
          {link(
            id,
            <span className={styles.line}>
              <span translate="no">{title}</span>
              <small>{about}</small>
            </span>,
          )}
        </li>
      ))}
    </LinkList>
  );
}

/** List of links to related records. */
export function LinkList({ children }: { children: ReactNode }) {
  return (
    <ul role="list" className={styles.links}>
      {children}
    </ul>
  );
}
