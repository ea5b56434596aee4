import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, type ComponentProps, type MouseEvent, type ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import styles from './RecordPage.module.css';

interface RecordPageProps {
  /** Identifies the record: another one starts at its top. */
  id: string;
  title: string;
  /** One line under the title: state, number, arrival. */
  summary: ReactNode;
  /** Right of the title: who is working on it. */
  beside?: ReactNode;
  actions?: ReactNode;
  /** Says that values are missing that Clio has. */
  incomplete?: string | undefined;
  /** Buttons in the top corner: the neighbouring records. */
  tools?: ReactNode;
  /** Limits of the screen, or the source of its data. */
  provenance?: ReactNode;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** The shown data could not be refetched: it stays, with this message. */
  error?: { words: string; retry: () => void; isRetrying: boolean } | undefined;
  /** Result of the last key press, shown and announced. */
  status?: string;
  /** Options that a key press opened, until one is selected. */
  choice?: ComponentProps<typeof CopyMenu>['choice'] | null;
  /** Across both columns: how the record came to its present state. */
  strip?: ReactNode;
  /** True if the record takes focus when it opens: not if the focus is in the list beside it. */
  takesFocus: boolean;
  children: ReactNode;
  aside?: ReactNode;
}

/** One record: sticky header, main column, and related data beside it. */
export function RecordPage({
  id,
  title,
  summary,
  beside,
  actions,
  incomplete,
  tools,
  provenance,
  backTo,
  error,
  status,
  choice,
  strip,
  takesFocus,
  children,
  aside,
}: RecordPageProps) {
  const page = useRef<HTMLElement>(null);
  const hasScrolled = useRef(false);
  useEffect(() => {
    // Scrolling makes the browser lay out the page: only done if the page was scrolled.
    if (hasScrolled.current) page.current?.scrollTo(0, 0);
    hasScrolled.current = false;
  }, [id]);
  useEffect(() => {
    if (takesFocus) page.current?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only on mount: a narrower window must not move focus
  }, []);
  return (
    <article
      className={styles.record}
      ref={page}
      aria-label={title}
      tabIndex={-1}
      onScroll={() => (hasScrolled.current = true)}
    >
      <header className={styles.head}>
        <a
          className={`${styles.back} ${buttonClass({ variant: 'quiet' })}`}
          href={backTo.href}
          onClick={backTo.onClick}
        >
          <ArrowLeft aria-hidden />
          <span>{backTo.label}</span>
        </a>
        {tools && <div className={styles.tools}>{tools}</div>}
        <div className={styles.top}>
          <div className={styles.title}>
            <h1 className="headline" translate="no">
              {title}
            </h1>
            <p>{summary}</p>
            <p role="status">{status}</p>
          </div>
          {beside && <div className={styles.beside}>{beside}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
        {choice && <CopyMenu key={choice.title} choice={choice} closeWords={recordsTexts.neverMind} />}
        {error && (
          <div className={styles.trouble}>
            <p role="alert">{error.words}</p>
            <Button onClick={error.retry} busy={error.isRetrying}>
              {error.isRetrying ? recordsTexts.page.asking : recordsTexts.page.tryAgain}
            </Button>
          </div>
        )}
        {incomplete && <p className={styles.truth}>{incomplete}</p>}
        {provenance && <p className={styles.truth}>{provenance}</p>}
      </header>
      {strip && <div className={styles.strip}>{strip}</div>}
      <div className={styles.columns}>
        <div>{children}</div>
        {aside && <aside aria-label={recordsTexts.page.related}>{aside}</aside>}
      </div>
    </article>
  );
}

/** A section of a record, with its source beside the heading. */
export function Section({ title, basis, children }: { title: string; basis?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>
        <span>{title}</span>
        {basis && <small>{basis}</small>}
      </h2>
      {children}
    </section>
  );
}

interface Choice {
  title: string;
  options: readonly { key: string; label: string; choose: () => void }[];
  close: () => void;
}

/** Menu of values to copy, by digit or press. It takes focus and returns it when it closes. */
function CopyMenu({ choice, closeWords }: { choice: Choice; closeWords: string }) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const here = group.current;
    here?.querySelector('button')?.focus();
    return () => {
      if (here?.contains(document.activeElement) || document.activeElement === document.body) {
        if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    <div className={styles.choice} role="group" aria-label={choice.title} ref={group}>
      <span>{choice.title}</span>
      {choice.options.map(({ key, label, choose }) => (
        <Button key={key} shortcut={key} onClick={choose}>
          {label}
        </Button>
      ))}
      <Button variant="quiet" onClick={choice.close}>
        {closeWords}
      </Button>
    </div>
  );
}
