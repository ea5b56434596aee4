import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoteTemplate, NoteTemplatesBody } from '@intake-desk/desk-api/note-template';
import { NOTE_TEMPLATE_LIMITS } from '@intake-desk/desk-api/limits';
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { noteTemplatesQuery } from '#src/platform/notes/note-templates.ts';
import { noteSettingsTexts as texts } from '#src/texts/settings/note-settings.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import styles from '#src/features/settings/shared/Settings.module.css';
import { TemplateForm } from './TemplateForm.tsx';
import own from './TemplatesSection.module.css';

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
