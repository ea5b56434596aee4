import type { CustomAction } from '@intake-desk/grow-api/custom-action';
import { formatCount } from '#src/platform/lists/list-counts.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { customActionTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import { customActionPages } from './custom-action-queries.ts';
import { CustomActionForm } from './CustomActionForm.tsx';
import { formatRefusal } from '#src/features/settings/shared/format-refusal.ts';
import styles from '#src/features/settings/shared/Settings.module.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { growDelete } from '#src/platform/http/grow.ts';

/** Custom actions: links to Intake Desk in the menu of a matter in Clio Grow. */
export function CustomActionsSection() {
  const pages = useGrowPages<CustomAction>(customActionPages);
  return (
    <Section title={customActionTexts.title} basis={settingsTexts.fromClio(formatCount(pages))}>
      <p className={styles.words}>
        <span>{customActionTexts.wordsBefore}</span> <code>{ownAddress()}</code>{' '}
        <span>{customActionTexts.wordsAfter}</span>
      </p>
      {pages.problem && (
        <p className={styles.problem} role="alert">
          <span>{formatRefusal(pages.problem, customActionTexts.see)}</span>{' '}
          <Button variant="quiet" onClick={pages.retry} busy={pages.isRefreshing}>
            {settingsTexts.tryAgain}
          </Button>
        </p>
      )}
      {pages.isLoading && <p role="status">{settingsTexts.askingClio}</p>}
      <ul className={styles.rows} aria-label={customActionTexts.title}>
        {pages.items.map((action) => (
          <CustomActionItem key={action.id} action={action} />
        ))}
      </ul>
      {!pages.isLoading && !pages.problem && pages.items.length === 0 && (
        <p className={styles.quiet}>{customActionTexts.none}</p>
      )}
      {pages.hasMore && (
        <Button className={styles.gap} onClick={pages.loadMore} busy={pages.isLoadingMore}>
          {settingsTexts.loadMore}
        </Button>
      )}
      <CustomActionForm defaultAddress={ownAddress()} />
    </Section>
  );
}

/** Returns the landing URL. Clio accepts only https, so development uses the address that the sandbox knows. */
function ownAddress(): string {
  const origin = location.protocol === 'https:' ? location.origin : 'https://intake-desk.test';
  return `${origin}/actions/open`;
}

/** One custom action; a second click on the same button deletes it. */
function CustomActionItem({ action }: { action: CustomAction }) {
  const client = useQueryClient();
  const [isSure, setIsSure] = useState(false);
  const deletion = useMutation({
    mutationFn: () => growDelete('/custom_actions/{id}', action.id),
    // After an error, too: only Clio's list shows whether the action still exists.
    onSettled: () => client.invalidateQueries({ queryKey: customActionPages.queryKey }),
  });
  return (
    <li>
      <span>
        <span>{action.label}</span>
        <small>{action.target_url}</small>
        {deletion.error && (
          <small className={styles.problem} role="alert">
            {formatRefusal(deletion.error, customActionTexts.toRemove)}
          </small>
        )}
      </span>
      <Button
        variant={isSure ? 'plain' : 'quiet'}
        className={isSure ? styles.danger : undefined}
        busy={deletion.isPending}
        aria-label={isSure ? customActionTexts.reallyOf(action.label) : customActionTexts.removeOf(action.label)}
        onBlur={() => setIsSure(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setIsSure(false);
        }}
        onClick={() => {
          if (isSure) deletion.mutate();
          setIsSure(!isSure);
        }}
      >
        {deletion.isPending ? settingsTexts.asking : isSure ? customActionTexts.really : customActionTexts.remove}
      </Button>
    </li>
  );
}
