import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CustomAction } from '@intake-desk/grow-api/custom-action';
import { useState } from 'react';
import { growDelete } from '#src/platform/grow.ts';
import { Button } from '#src/ui/Button.tsx';
import { customActionTexts, settingsTexts } from '#src/texts/settings.ts';
import { customActionPages } from './custom-action-list.ts';
import { refusalInWords } from './refusal-in-words.ts';
import styles from './Settings.module.css';

/** One custom action; a second click on the same button deletes it. */
export function CustomActionItem({ action }: { action: CustomAction }) {
  const client = useQueryClient();
  const [isSure, setIsSure] = useState(false);
  const deletion = useMutation({
    mutationFn: () => growDelete('/custom_actions/{id}', action.id),
    // Whatever the answer was: only Clio's list says whether it is still there.
    onSettled: () => client.invalidateQueries({ queryKey: customActionPages.queryKey }),
  });
  return (
    <li>
      <span>
        {action.label}
        <small>{action.target_url}</small>
        {deletion.error && (
          <small className={styles.problem} role="alert">
            {refusalInWords(deletion.error, customActionTexts.toRemove)}
          </small>
        )}
      </span>
      <Button
        look={isSure ? 'plain' : 'quiet'}
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
