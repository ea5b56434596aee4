import {
  setNotePreferences,
  SEND_DELAY_SECONDS,
  MAX_ROLE_LENGTH,
  useNotePreferences,
  type SendDelaySeconds,
} from '#src/platform/preferences/note-preferences.ts';
import { footerLine } from '#src/platform/notes/note-footer.ts';
import { noteSettingsTexts as texts } from '#src/texts/settings/note-settings.ts';
import { ChoiceField } from '#src/ui/form/ChoiceField.tsx';
import { CheckField, TextField } from '#src/ui/form/FormField.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import styles from './shared/Settings.module.css';

/** Settings for sending notes: send delay and signature. */
export function NotesSection({ me }: { me: string }) {
  const { holdSeconds, isSigned, role } = useNotePreferences();
  return (
    <Section title={texts.sending} basis={texts.yours}>
      <ChoiceField
        label={texts.hold}
        isShown
        value={String(holdSeconds)}
        choices={SEND_DELAY_SECONDS.map((seconds) => ({
          value: String(seconds),
          label: texts.holdChoice(String(seconds)),
        }))}
        onChoose={(value) => setNotePreferences({ holdSeconds: Number(value) as SendDelaySeconds })}
      />
      <p className={styles.quiet}>{texts.holdWhy}</p>
      <div className={styles.form}>
        <CheckField label={texts.sign} isOn={isSigned} onChange={(isOn) => setNotePreferences({ isSigned: isOn })} />
        {isSigned && (
          <TextField
            label={texts.role}
            hint={texts.roleHint}
            value={role}
            maxLength={MAX_ROLE_LENGTH}
            autoComplete="off"
            onChange={(event) => setNotePreferences({ role: event.target.value })}
          />
        )}
        <p className={styles.quiet}>{isSigned ? texts.signedAs(footerLine(me, role)) : texts.notSigned}</p>
      </div>
    </Section>
  );
}
