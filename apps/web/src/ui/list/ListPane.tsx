import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './ListPane.module.css';

interface ListPaneProps {
  title: string;
  /** Number beside the title: the total, or the number loaded so far. */
  count: string;
  search?: ReactNode;
  /** Order of the list, as text. */
  order: string;
  notice?: ReactNode;
  controls?: ReactNode;
  /** Shown beside the Refresh button. */
  tools?: ReactNode;
  onRefresh: () => void;
  isRefreshing: boolean;
  children: ReactNode;
}

/** Pane of a list: title, count, search and order, then the rows or what replaces them. */
export function ListPane(props: ListPaneProps) {
  const { title, count, search, order, notice, controls, tools, onRefresh, isRefreshing, children } = props;
  return (
    <section className={styles.pane} aria-label={title}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1>{title}</h1>
          <span className={styles.count}>{count}</span>
          <div className={styles.tools}>
            {tools}
            <Button
              variant="quiet"
              onClick={onRefresh}
              busy={isRefreshing}
              command="list.refresh"
              title={listsTexts.refresh}
            >
              <RotateCw aria-hidden data-turning={isRefreshing || undefined} />
              <span className={styles.refresh}>{listsTexts.refresh}</span>
              {isRefreshing && <span className="visually-hidden">{listsTexts.asking}</span>}
            </Button>
          </div>
        </div>
        {search}
        <div className={styles.basis}>{controls ?? <span>{order}</span>}</div>
      </header>
      {notice}
      {children}
    </section>
  );
}

/** Placeholder rows of the final size while the first page is being fetched. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: 9 }, (_, row) => (
        <div key={row} className={styles.skeleton} aria-hidden>
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

/** Line after the last row. */
export function ListEnd({ children }: { children: ReactNode }) {
  return <div className={styles.end}>{children}</div>;
}
