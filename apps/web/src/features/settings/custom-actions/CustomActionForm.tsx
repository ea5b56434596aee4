import { ACTION_LABEL_LENGTH } from '@intake-desk/grow-api/limits';
import { useState } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { growPost } from '#src/platform/http/grow.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { TextField } from '#src/ui/form/LabelledField.tsx';
import { customActionTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import { customActionPages, validateCustomAction } from './custom-action-queries.ts';
import { formatRefusal } from '#src/features/settings/shared/format-refusal.ts';
import styles from '#src/features/settings/shared/Settings.module.css';
import { useCreateOnce } from '#src/features/settings/shared/use-create-once.ts';
import { useStoredText } from '#src/features/settings/shared/use-stored-text.ts';

/** Form that creates a link in Clio's menu. */
export function CustomActionForm({ defaultAddress: defaultAddress }: { defaultAddress: string }) {
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
      {creation.error && (
        <p className={styles.problem} role="alert">
          {formatRefusal(creation.error, customActionTexts.toMake)}
        </p>
      )}
      <div className={styles.line}>
        <Button type="submit" busy={creation.isPending}>
          {creation.isPending ? settingsTexts.asking : customActionTexts.make}
        </Button>
        <span role="status">{creation.isSuccess && label === '' ? customActionTexts.made : ''}</span>
      </div>
    </form>
  );
}
