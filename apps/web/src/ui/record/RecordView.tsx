import { ChevronLeft } from 'lucide-react';
import { useEffect, useRef, type ComponentProps, type MouseEvent, type ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import { Facts, type Fact, type StampProps } from './Facts.tsx';
import { Reach, type ReachProps } from './Reach.tsx';
import head from './RecordHead.module.css';
import styles from './RecordView.module.css';
import { swipeHandlers } from './swipe.ts';

export interface RecordViewProps {
  /** Identifies the record: another one starts at its top. */
  id: string;
  title: string;
  /** Beside the name: what is known of the person in a word or two. */
  chips?: ReactNode;
  /** Right of the name: who is working on it. */
  standing?: ReactNode;
  reach: ReachProps;
  facts: readonly Fact[];
  stamp: StampProps;
  /** The next step, and the other actions. On a phone they are at the bottom of the screen. */
  actions?: ReactNode;
  /** Buttons of the neighbouring records. */
  tools?: ReactNode;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Opens the neighbouring record; a swipe does the same. */
  onStep: (step: 'previous' | 'next') => void;
  /** Says that values are missing that Clio has, or that Clio may refuse a write. */
  notices: readonly (string | undefined)[];
  /** The shown data could not be refetched: it stays, with this message. */
  error?: { words: string; retry: () => void; isRetrying: boolean } | undefined;
  /** Result of the last key press, shown and announced. */
  status: string;
  /** Values to copy one of, until one is selected. */
  choice: ComponentProps<typeof CopyMenu>['choice'] | null;
  /** Across both columns. */
  band?: ReactNode;
  /** The two columns: the second is the wider one if `isWideLast`. */
  columns: readonly [ReactNode, ReactNode];
  isWideLast?: boolean;
  /** The fields, closed. */
  details: ReactNode;
  /** True if the record takes focus when it opens: not if the focus is in the list beside it. */
  takesFocus: boolean;
}

/**
 * A lead, matter or contact: who it is, how to reach them, facts and the next step in a head of fixed height, so that
 * no action moves a button; below it what happened and what was written.
 */
export function RecordView(props: RecordViewProps) {
  const { id, title, chips, standing, reach, facts, stamp, actions, tools, backTo, onStep, takesFocus } = props;
  const { notices, error, status, choice, band, columns, isWideLast = false, details } = props;
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
  const words = notices.filter((notice) => notice !== undefined);
  return (
    <article
      className={styles.record}
      ref={page}
      aria-label={title}
      tabIndex={-1}
      onScroll={() => (hasScrolled.current = true)}
      {...swipeHandlers(onStep)}
    >
      <div className={styles.top}>
        <header className={head.head}>
          <div className={head.name}>
            <a
              className={`${head.back} ${buttonClass({ variant: 'quiet' })}`}
              href={backTo.href}
              onClick={backTo.onClick}
              data-on-screen-only
            >
              <ChevronLeft aria-hidden />
              <span>{backTo.label}</span>
            </a>
            <h1 className="headline" translate="no" title={title}>
              {title}
            </h1>
            <span className={head.chips}>{chips}</span>
            {standing !== undefined && <div className={head.standing}>{standing}</div>}
          </div>
          <Reach {...reach} />
          <Facts facts={facts} stamp={stamp} />
          <p role="status" className={head.status}>
            {status}
          </p>
          {choice && <CopyMenu key={choice.title} choice={choice} />}
        </header>
        <div className={styles.bar} data-action-bar>
          {actions}
          {tools !== undefined && <span className={styles.tools}>{tools}</span>}
        </div>
      </div>
      {(error ?? words.length > 0) && (
        <div className={styles.notices}>
          {error && (
            <div className={styles.trouble}>
              <p role="alert">{error.words}</p>
              <Button onClick={error.retry} busy={error.isRetrying}>
                {error.isRetrying ? recordsTexts.page.asking : recordsTexts.page.tryAgain}
              </Button>
            </div>
          )}
          {words.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      )}
      {band && <div className={styles.band}>{band}</div>}
      <div className={styles.columns} data-wide-last={isWideLast || undefined}>
        {columns.map((column, at) => (
          <div key={at}>{column}</div>
        ))}
      </div>
      {details}
    </article>
  );
}
