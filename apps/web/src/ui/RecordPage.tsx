import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { buttonClass } from './Button.tsx';
import styles from './RecordPage.module.css';

interface RecordPageProps {
  title: string;
  /** One line under the title: state, number, arrival. */
  summary: ReactNode;
  actions?: ReactNode;
  /** What the screen cannot do, or where its words come from. */
  truth?: ReactNode;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  children: ReactNode;
  aside?: ReactNode;
}

/** One record: head that stays, a column to read, and what belongs to it beside. */
export function RecordPage({ title, summary, actions, truth, backTo, children, aside }: RecordPageProps) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    page.current?.scrollTo(0, 0);
  }, [title]);
  return (
    <article className={styles.record} ref={page} aria-label={title} tabIndex={-1}>
      <header className={styles.head}>
        <a className={`${styles.back} ${buttonClass({ look: 'quiet' })}`} href={backTo.href} onClick={backTo.onClick}>
          <ArrowLeft aria-hidden />
          {backTo.label}
        </a>
        <div className={styles.title}>
          <h1>{title}</h1>
          <p>{summary}</p>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
        {truth && <p className={styles.truth}>{truth}</p>}
      </header>
      <div className={styles.columns}>
        <div>{children}</div>
        {aside && <aside aria-label="Related">{aside}</aside>}
      </div>
    </article>
  );
}

/** A part of a record, with where it comes from beside its heading. */
export function Section({ title, basis, children }: { title: string; basis?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>
        {title}
        {basis && <small>{basis}</small>}
      </h2>
      {children}
    </section>
  );
}
