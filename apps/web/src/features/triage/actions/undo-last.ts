import type { QueryClient } from '@tanstack/react-query';
import { isKeyMeant } from '#src/platform/commands/typed-text.ts';
import { latestUndo } from '#src/platform/commands/undo-sources.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import { currentToasts, showToast } from '#src/features/triage/state/toasts.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { whenAllSettled } from './pending-actions.ts';
import { performTriageAction } from './perform-action.ts';
import { redoLast } from './redo.ts';

/** Runs one at a time: two quick presses undo two changes. */
let queue: Promise<void> = Promise.resolve();

/** Undoes the newest change of this person, whether it is shown or not. */
export function undoLastChange(client: QueryClient): void {
  const isMeant = isKeyMeant();
  queue = queue.then(async () => {
    if (await isMeant) await undoLast(client);
  });
}

/** Performs the change again that was undone last. */
export function redoLastChange(): void {
  queue = queue.then(async () => {
    await whenAllSettled();
    if (!(await redoLast())) say(triageToastTexts.echo.nothingToRedo);
  });
}

async function undoLast(client: QueryClient): Promise<void> {
  const [trouble] = currentToasts().errors;
  await whenAllSettled();
  // The action to undo has failed meanwhile, and its error is shown.
  const { done, errors } = currentToasts();
  if (errors[0] !== undefined && errors[0] !== trouble) return;
  const last = client.getQueryData(triageQuery.queryKey)?.changes.find(({ canUndo }) => canUndo) ?? null;
  const other = latestUndo();
  if (other !== null && (last === null || other.at > Date.parse(last.at))) return say(other.run());
  if (last === null) return say(triageToastTexts.echo.nothing);
  const name = done?.lead === last.lead ? done.name : '';
  await performTriageAction(client, { lead: last.lead, name, act: { act: 'undo', change: last.change } });
}

function say(message: string): void {
  showToast({ message, isError: false, lead: 0, name: '', change: null });
}
