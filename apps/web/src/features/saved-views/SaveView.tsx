import { SAVED_VIEW_LIMITS } from '@intake-desk/desk-api/limits';
import { useId, useRef, useState } from 'react';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { savedViewsTexts } from '#src/texts/lists/saved-views.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './SaveView.module.css';
import { useUpdateSavedViews, useSavedViews } from './saved-view-queries.ts';

/** Saves the list's current filters as a named view, or removes the view that matches them. */
export function SaveView({ address }: { address: string }) {
  const views = useSavedViews();
  const keep = useUpdateSavedViews();
  const [isNaming, setIsNaming] = useState(false);
  const [name, setName] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const field = useId();
  const current = views.find((view) => view.address === address);
  const isFull = views.length >= SAVED_VIEW_LIMITS.views;
  const problem = keep.error ? asHttpProblem(keep.error).message : '';
  const close = () => {
    setIsNaming(false);
    opener.current?.focus();
  };
  if (current) {
    return (
      <span className={styles.keep}>
        <span className="cut">{savedViewsTexts.current(current.name)}</span>
        <Button
          variant="quiet"
          busy={keep.isPending}
          onClick={() => keep.mutate(views.filter((view) => view !== current))}
        >
          {savedViewsTexts.remove}
        </Button>
        <span role="alert">{problem}</span>
      </span>
    );
  }
  if (!isNaming) {
    return (
      <Button variant="quiet" ref={opener} onClick={() => setIsNaming(true)}>
        {savedViewsTexts.keepAsView}
      </Button>
    );
  }
  return (
    <form
      className={styles.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '' || keep.isPending || isFull) return;
        keep.mutate([...views, { id: crypto.randomUUID(), name: name.trim(), address }], {
          onSuccess: () => {
            setName('');
            setIsNaming(false);
          },
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <label htmlFor={field} className="visually-hidden">
        {savedViewsTexts.name}
      </label>
      <input
        id={field}
        autoFocus
        value={name}
        placeholder={savedViewsTexts.name}
        maxLength={SAVED_VIEW_LIMITS.name}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={keep.isPending}>
        {savedViewsTexts.keep}
      </Button>
      <span role="alert">{isFull ? savedViewsTexts.full : problem}</span>
    </form>
  );
}
