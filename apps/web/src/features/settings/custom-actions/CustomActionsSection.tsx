import { ACTION_LABEL_LENGTH } from '@intake-desk/grow-api/limits';
import type { CustomAction } from '@intake-desk/grow-api/custom-action';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { customActionTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import { customActionPages, validateCustomAction } from './custom-action-queries.ts';
import { ClioList, CreateButton } from '#src/features/settings/shared/ClioList.tsx';
import { formatRefusal } from '#src/features/settings/shared/format-refusal.ts';
import styles from '#src/features/settings/shared/Settings.module.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { growDelete, growPost } from '#src/platform/http/grow.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { TextField } from '#src/ui/form/FormField.tsx';
import { useCreateOnce } from '#src/features/settings/shared/use-create-once.ts';
import { useStoredText } from '#src/features/settings/shared/use-stored-text.ts';

/** Custom actions: links to Intake Desk in the menu of a matter in Clio Grow. */
export function CustomActionsSection() {
  const pages = useGrowPages<CustomAction>(customActionPages);
  return (
    <ClioList
      title={customActionTexts.title}
      words={
        <>
          <span>{customActionTexts.wordsBefore}</span> <code>{ownAddress()}</code>{' '}
          <span>{customActionTexts.wordsAfter}</span>
        </>
      }
      pages={pages}
      toSee={customActionTexts.see}
      none={customActionTexts.none}
      renderItem={(action) => <CustomActionItem key={action.id} action={action} />}
    >
      <CustomActionForm defaultAddress={ownAddress()} />
    </ClioList>
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

/** Form that creates a link in Clio's menu. */
function CustomActionForm({ defaultAddress }: { defaultAddress: string }) {
  const [label, setLabel] = useStoredText('action-label');
  const [keptAddress, setAddress] = useStoredText('action-address');
  const [isAsked, setIsAsked] = useState(false);
  const address = keptAddress || defaultAddress;
  const creation = useCreateOnce(
    customActionPages.queryKey,
    (draft: { label: string; target_url: string; ui_reference: 'matters/show' }, key) =>
      growPost('/custom_actions', draft, key),
  );
  const faults = validateCustomAction(label, address);
  const isWrong = { label: isAsked && faults.label !== null, address: isAsked && faults.address !== null };
  const create = () => {
    setIsAsked(true);
    if (faults.label !== null || faults.address !== null || creation.isPending) return;
    creation.mutate(
      { label: label.trim(), target_url: address.trim(), ui_reference: 'matters/show' },
      {
        onSuccess: () => {
          setLabel('');
          setAddress('');
          setIsAsked(false);
        },
      },
    );
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className={styles.grid}>
        <TextField
          label={customActionTexts.label}
          value={label}
          autoComplete="off"
          isWrong={isWrong.label}
          hint={
            isWrong.label
              ? faults.label
              : customActionTexts.labelHint(
                  formatNumber(ACTION_LABEL_LENGTH.min),
                  formatNumber(ACTION_LABEL_LENGTH.max),
                )
          }
          onChange={(event) => setLabel(event.target.value)}
        />
        <TextField
          label={customActionTexts.address}
          type="url"
          value={address}
          autoComplete="off"
          spellCheck={false}
          isWrong={isWrong.address}
          hint={isWrong.address ? faults.address : customActionTexts.addressHint}
          onChange={(event) => setAddress(event.target.value)}
        />
      </div>
      <CreateButton
        creation={creation}
        toCreate={customActionTexts.toMake}
        label={customActionTexts.make}
        done={label === '' ? customActionTexts.made : ''}
      />
    </form>
  );
}
