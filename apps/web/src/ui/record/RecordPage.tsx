import { ChevronLeft } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { InfoButton } from '#src/ui/primitives/InfoButton.tsx';
import styles from './RecordPage.module.css';

interface RecordPageProps {
  title: string;
  /** One line under the title. */
  summary: ReactNode;
  /** Limits of the screen. */
  provenance?: ReactNode;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  children: ReactNode;
  aside?: ReactNode;
}

/** A page beside a list: its title, a main column, and related data beside it. */
export function RecordPage({ title, summary, provenance, backTo, children, aside }: RecordPageProps) {
  return (
    <article className={styles.record} aria-label={title} tabIndex={-1}>
      <header className={styles.head}>
        <a
          className={`${styles.back} ${buttonClass({ variant: 'quiet' })}`}
          href={backTo.href}
          onClick={backTo.onClick}
        >
          <ChevronLeft aria-hidden />
          <span>{backTo.label}</span>
        </a>
        <div className={styles.title}>
          <h1 className="headline" translate="no">
            {title}
          </h1>
          <p>{summary}</p>
        </div>
        {provenance && <p className={styles.truth}>{provenance}</p>}
      </header>
      <div className={styles.columns}>
        <div>{children}</div>
        {aside && <aside aria-label={recordsTexts.page.related}>{aside}</aside>}
      </div>
    </article>
  );
}

interface SectionProps {
  title: string;
  /** A short fact beside the heading, such as a count. */
  basis?: string;
  /** Where the data comes from and what Clio does not offer, behind an icon. */
  info?: string | undefined;
  /** At the right end of the heading. */
  action?: ReactNode;
  children: ReactNode;
}

/** A section of a record. */
export function Section({ title, basis, info, action, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.heading}>
        <h2>
          <span>{title}</span>
          {basis && <small>{basis}</small>}
        </h2>
        {info !== undefined && <InfoButton topic={title}>{info}</InfoButton>}
        {action}
      </div>
      {children}
    </section>
  );
}
