import type { ReactNode } from 'react';
import type { PagedList } from '#src/platform/lists/grow-pages.ts';
import { formatCount } from '#src/platform/lists/list-notices.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { settingsTexts } from '#src/texts/settings/settings.ts';
import { formatRefusal } from './format-refusal.ts';
import styles from './Settings.module.css';

interface ClioListProps<Item> {
  title: string;
  /** What the list is for. */
  words: ReactNode;
  pages: PagedList<Item>;
  /** What a person may not do whom Clio refuses the list. */
  toSee: string;
  /** Shown if the list is empty. */
  none?: string;
  /** Renders an `li`. */
  renderItem: (item: Item) => ReactNode;
  /** The form that adds an entry. */
  children: ReactNode;
}

/** A section with a list that the firm keeps in Clio, read page by page. */
export function ClioList<Item>({ title, words, pages, toSee, none, renderItem, children }: ClioListProps<Item>) {
  return (
    <Section title={title} basis={settingsTexts.fromClio(formatCount(pages))}>
      <p className={styles.words}>{words}</p>
      {pages.problem && (
        <p className={styles.problem} role="alert">
          <span>{formatRefusal(pages.problem, toSee)}</span>{' '}
          <Button variant="quiet" onClick={pages.retry} busy={pages.isRefreshing}>
            {settingsTexts.tryAgain}
          </Button>
        </p>
      )}
      {pages.isLoading && <p role="status">{settingsTexts.askingClio}</p>}
      <ul className={styles.rows} aria-label={title}>
        {pages.items.map(renderItem)}
      </ul>
      {none !== undefined && !pages.isLoading && !pages.problem && pages.items.length === 0 && (
        <p className={styles.quiet}>{none}</p>
      )}
      {pages.hasMore && (
        <Button className={styles.gap} onClick={pages.loadMore} busy={pages.isLoadingMore}>
          {settingsTexts.loadMore}
        </Button>
      )}
      {children}
    </Section>
  );
}

interface CreationProps {
  creation: { error: unknown; isPending: boolean; isSuccess: boolean };
  /** What a person may not do whom Clio refuses it. */
  toCreate: string;
  /** Label of the button. */
  label: string;
  disabled?: boolean;
  /** Shown once the entry is created; empty while the next one is typed. */
  done: string;
}

/** The end of a form that creates an entry in Clio: button and outcome. */
export function CreateButton({ creation, toCreate, label, disabled, done }: CreationProps) {
  return (
    <>
      {creation.error !== null && (
        <p className={styles.problem} role="alert">
          {formatRefusal(creation.error, toCreate)}
        </p>
      )}
      <div className={styles.line}>
        <Button type="submit" busy={creation.isPending} disabled={disabled}>
          {creation.isPending ? settingsTexts.asking : label}
        </Button>
        <span role="status">{creation.isSuccess ? done : ''}</span>
      </div>
    </>
  );
}
