import type { CustomAction } from '@intake-desk/grow-api/custom-action';
import { countInWords } from '#src/platform/list-words.ts';
import { useRecordPages } from '#src/platform/record-pages.ts';
import { Button } from '#src/ui/Button.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import { customActionPages } from './custom-action-list.ts';
import { CustomActionForm } from './CustomActionForm.tsx';
import { CustomActionItem } from './CustomActionItem.tsx';
import { refusalInWords } from './refusal-in-words.ts';
import styles from './Settings.module.css';

/** The desk's own links in the menu of a matter in Clio Grow. */
export function CustomActionsSection() {
  const pages = useRecordPages<CustomAction>(customActionPages);
  return (
    <Section title="Custom actions" basis={`from Clio · ${countInWords(pages)}`}>
      <p className={styles.words}>
        A custom action is a link in the menu of a matter in Clio Grow. One that leads to <code>{ownAddress()}</code>{' '}
        opens that matter here, with the note to be written.
      </p>
      {pages.problem && (
        <p className={styles.problem} role="alert">
          {refusalInWords(pages.problem, 'see custom actions')}{' '}
          <Button look="quiet" onClick={pages.retry} busy={pages.isRefreshing}>
            Try again
          </Button>
        </p>
      )}
      {pages.isLoading && <p role="status">Asking Clio…</p>}
      <ul className={styles.rows} aria-label="Custom actions">
        {pages.items.map((action) => (
          <CustomActionItem key={action.id} action={action} />
        ))}
      </ul>
      {!pages.isLoading && !pages.problem && pages.items.length === 0 && (
        <p className={styles.quiet}>Clio shows this sign-in none.</p>
      )}
      {pages.hasMore && (
        <Button className={styles.gap} onClick={pages.loadMore} busy={pages.isLoadingMore}>
          Load more
        </Button>
      )}
      <CustomActionForm usualAddress={ownAddress()} />
    </Section>
  );
}

/** Clio takes https only: on a computer for development it is the address that the sandbox knows. */
function ownAddress(): string {
  const origin = location.protocol === 'https:' ? location.origin : 'https://intake-desk.test';
  return `${origin}/actions/open`;
}
