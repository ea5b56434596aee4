import { subjectFromBody } from '#src/platform/notes/note-subject.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoteTemplate, NoteTemplatesBody } from '@intake-desk/desk-api/note-template';
import { NOTE_TEMPLATE_LIMITS, NOTE_TEMPLATE_LIMITS as LIMITS } from '@intake-desk/desk-api/limits';
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import {
  PLACEHOLDERS,
  fillPlaceholders,
  noteTemplatesQuery,
  placeholderValues,
} from '#src/platform/notes/note-templates.ts';
import { noteSettingsTexts as texts } from '#src/texts/settings/note-settings.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import styles from '#src/features/settings/shared/Settings.module.css';
import own from './TemplatesSection.module.css';
import { useNow } from '#src/platform/format/clock.ts';
import { FormField, TextField } from '#src/ui/form/FormField.tsx';

/** The firm's note templates: available to all users, edited by intake managers. */
export function TemplatesSection({ me }: { me: string }) {
  const client = useQueryClient();
  const { data, error, refetch, isFetching } = useQuery(noteTemplatesQuery);
  const [edited, setEdited] = useState<NoteTemplate | null>(null);
  const [doomed, setDoomed] = useState<string | null>(null);
  const saving = useMutation({
    mutationFn: (body: NoteTemplatesBody) => callDesk('PUT /api/desk/templates', { body }),
    onSuccess: (answer) => {
      client.setQueryData(noteTemplatesQuery.queryKey, answer);
      setEdited(null);
      setDoomed(null);
    },
  });
  const templates = data?.data ?? [];
  const mayChange = data?.meta.mayChange === true;
  const save = (next: readonly NoteTemplate[]) => {
    if (data && !saving.isPending) saving.mutate({ version: data.meta.version, templates: [...next] });
  };
  const move = (at: number, by: number) => {
    const next = [...templates];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    save(next);
  };
  const isNew = edited !== null && !templates.some(({ id }) => id === edited.id);
  const problem = saving.error ? asHttpProblem(saving.error) : null;

  return (
    <Section title={texts.templates} basis={data && texts.templatesBasis(formatNumber(templates.length))}>
      <p className={styles.words}>
        {data && !mayChange ? `${texts.templatesWhy} ${texts.mayNot}` : texts.templatesWhy}
      </p>
      {error && (
        <p className={styles.problem} role="alert">
          <span>{asHttpProblem(error).message}</span>{' '}
          <Button variant="quiet" onClick={() => void refetch()} busy={isFetching}>
            {texts.tryAgain}
          </Button>
        </p>
      )}
      {!data && !error && <p role="status">{texts.coming}</p>}
      <ul className={styles.rows}>
        {templates.map((template, at) => {
          const { id, name, text } = template;
          return (
            <li key={id}>
              <span>
                <span>{name}</span>
                <small>{text.split('\n', 1)[0]}</small>
              </span>
              {mayChange && doomed === id && (
                <span className={own.tools} role="group" aria-label={texts.removeSure}>
                  <Button autoFocus onClick={() => setDoomed(null)}>
                    {texts.keep}
                  </Button>
                  <Button className={styles.danger} onClick={() => save(templates.filter((one) => one !== template))}>
                    {texts.removeYes}
                  </Button>
                </span>
              )}
              {mayChange && doomed !== id && (
                <span className={own.tools}>
                  <Button variant="quiet" aria-label={texts.up(name)} disabled={at === 0} onClick={() => move(at, -1)}>
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    variant="quiet"
                    aria-label={texts.down(name)}
                    disabled={at === templates.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                  <Button variant="quiet" aria-label={texts.edit(name)} onClick={() => setEdited(template)}>
                    <Pencil aria-hidden />
                  </Button>
                  <Button variant="quiet" aria-label={texts.remove(name)} onClick={() => setDoomed(id)}>
                    <Trash2 aria-hidden />
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {problem && (
        <p className={styles.problem} role="alert">
          <span>{[problem.message, problem.refusal].filter(Boolean).join(' ')}</span>
          {problem.code === 'templates-changed' && (
            <Button variant="quiet" onClick={() => void refetch().then(() => saving.reset())}>
              {texts.lookAgain}
            </Button>
          )}
        </p>
      )}
      {edited && (
        <TemplateForm
          title={isNew ? texts.formNew : texts.formEdit}
          template={edited}
          taken={templates.filter(({ id }) => id !== edited.id).map(({ name }) => name)}
          me={me}
          isSaving={saving.isPending}
          onType={setEdited}
          onSave={() =>
            save(isNew ? [...templates, edited] : templates.map((one) => (one.id === edited.id ? edited : one)))
          }
          onCancel={() => setEdited(null)}
        />
      )}
      <div className={styles.line}>
        {mayChange && !edited && templates.length < NOTE_TEMPLATE_LIMITS.templates && (
          <Button
            className={styles.gap}
            onClick={() => setEdited({ id: crypto.randomUUID(), name: '', subject: '', text: '' })}
          >
            {texts.add}
          </Button>
        )}
        <span role="status">{saving.isSuccess ? texts.saved : ''}</span>
      </div>
    </Section>
  );
}

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
function TemplateForm({ title, template, taken, me, isSaving, onType, onSave, onCancel }: TemplateFormProps) {
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
