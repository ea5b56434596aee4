import type { NoteTemplate } from '@intake-desk/desk-api/note-template';
import { NOTE_TEMPLATE_LIMITS as LIMITS } from '@intake-desk/desk-api/limits';
import { useEffect, useId, useRef } from 'react';
import { fillPlaceholders, PLACEHOLDERS, placeholderValues } from '#src/platform/notes/note-templates.ts';
import { subjectFromBody } from '#src/platform/notes/note-subject.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { noteSettingsTexts as texts } from '#src/texts/settings/note-settings.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { FormField } from '#src/ui/form/FormField.tsx';
import { TextField } from '#src/ui/form/LabelledField.tsx';
import styles from '#src/features/settings/shared/Settings.module.css';
import own from './TemplatesSection.module.css';

interface TemplateFormProps {
  title: string;
  template: NoteTemplate;
  /** Names of the other templates. */
  taken: readonly string[];
  me: string;
  isSaving: boolean;
  onType: (template: NoteTemplate) => void;
  onSave: () => void;
  onCancel: () => void;
}

/** Form for a template, with a preview. */
export function TemplateForm({ title, template, taken, me, isSaving, onType, onSave, onCancel }: TemplateFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  const now = useNow();
  useEffect(() => form.current?.querySelector('input')?.focus(), [template.id]);
  const { name, subject, text } = template;
  const isTaken = taken.some((other) => other.toLowerCase() === name.trim().toLowerCase());
  const mayNot = name.trim() === '' || text.trim() === '' || isTaken;
  const values = placeholderValues({ ...texts.example, firstName: texts.example['first name'] }, me, now);
  return (
    <form
      ref={form}
      className={own.editor}
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        if (!mayNot && !isSaving) onSave();
      }}
    >
      <h3 id={heading}>{title}</h3>
      <TextField
        label={texts.name}
        value={name}
        maxLength={LIMITS.name}
        autoComplete="off"
        isWrong={isTaken}
        hint={isTaken ? texts.nameTaken : undefined}
        onChange={(event) => onType({ ...template, name: event.target.value })}
      />
      <TextField
        label={texts.subject}
        value={subject}
        maxLength={LIMITS.subject}
        autoComplete="off"
        hint={texts.subjectHint}
        onChange={(event) => onType({ ...template, subject: event.target.value })}
      />
      <FormField label={texts.text} wide hint={texts.placeholders(PLACEHOLDERS.map((one) => `{${one}}`).join(' '))}>
        {(ties) => (
          <textarea
            {...ties}
            rows={4}
            value={text}
            maxLength={LIMITS.text}
            onChange={(event) => onType({ ...template, text: event.target.value })}
          />
        )}
      </FormField>
      {text.trim() !== '' && (
        <figure className={own.preview}>
          <figcaption>{texts.preview}</figcaption>
          <strong>{fillPlaceholders(subject, values) || subjectFromBody(fillPlaceholders(text, values))}</strong>
          <p>{fillPlaceholders(text, values)}</p>
        </figure>
      )}
      <div className={styles.line}>
        <Button type="submit" variant="primary" busy={isSaving} disabled={mayNot}>
          {isSaving ? texts.saving : texts.save}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}
