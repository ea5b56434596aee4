import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, type ComponentProps, type MouseEvent, type ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import styles from './RecordPage.module.css';

interface RecordPageProps {
  /** Which record: another one begins at its top. */
  id: string;
  title: string;
  /** One line under the title: state, number, arrival. */
  summary: ReactNode;
  /** Right of the title: who works on it. */
  beside?: ReactNode;
  actions?: ReactNode;
  /** What the screen cannot do, or where its words come from. */
  provenance?: ReactNode;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** What is shown could not be asked for again: it stays, with these words. */
  error?: { words: string; retry: () => void; isRetrying: boolean } | undefined;
  /** What a key just did, for eyes and ears. */
  status?: string;
  /** What a key asks, until it is answered. */
  choice?: ComponentProps<typeof CopyMenu>['choice'] | null;
  /** Over both columns: how it came to this. */
  strip?: ReactNode;
  /** Whether focus goes to the record as it opens: not where it stands beside the list that focus is in. */
  takesFocus: boolean;
  children: ReactNode;
  aside?: ReactNode;
}

/** One record: head that stays, a column to read, and what belongs to it beside. */
export function RecordPage({
  id,
  title,
  summary,
  beside,
  actions,
  provenance: truth,
  backTo,
  error: trouble,
  status: said,
  choice,
  strip,
  takesFocus,
  children,
  aside,
}: RecordPageProps) {
  const page = useRef<HTMLElement>(null);
  const hasScrolled = useRef(false);
  useEffect(() => {
    // Asking for a place makes the browser lay out the page: only where there is a way back to the top.
    if (hasScrolled.current) page.current?.scrollTo(0, 0);
    hasScrolled.current = false;
  }, [id]);
  useEffect(() => {
    if (takesFocus) page.current?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as it opens: a window made narrower moves no focus
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
          {backTo.label}
        </a>
        <div className={styles.top}>
          <div className={styles.title}>
            <h1>{title}</h1>
            <p>{summary}</p>
            <p role="status">{said}</p>
          </div>
          {beside && <div className={styles.beside}>{beside}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
        {choice && <CopyMenu key={choice.title} choice={choice} closeWords={recordsTexts.neverMind} />}
        {trouble && (
          <div className={styles.trouble}>
            <p role="alert">{trouble.words}</p>
            <Button onClick={trouble.retry} busy={trouble.isRetrying}>
              {trouble.isRetrying ? recordsTexts.page.asking : recordsTexts.page.tryAgain}
            </Button>
          </div>
        )}
        {truth && <p className={styles.truth}>{truth}</p>}
      </header>
      {strip && <div className={styles.strip}>{strip}</div>}
      <div className={styles.columns}>
        <div>{children}</div>
        {aside && <aside aria-label={recordsTexts.page.related}>{aside}</aside>}
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

interface Choice {
  title: string;
  options: readonly { key: string; label: string; choose: () => void }[];
  close: () => void;
}

/** Which of several to copy: a digit, or a press. Focus goes there and comes back. */
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
