import type { QueryClient } from '@tanstack/react-query';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import { isKeyMeant } from '#src/platform/commands/typed-text.ts';
import { registerUndoSource } from '#src/platform/commands/undo-sources.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { selectionTexts } from '#src/texts/lists/selection.ts';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { tryTriageAction, type ActionResult } from './perform-action.ts';
import { trackPending } from './pending-actions.ts';
import { recordBulkUndo, recordForRedo } from './redo.ts';

/**
 * Actions in flight at a time. The server takes a few milliseconds for each, and colleagues' actions run in between.
 */
const AT_ONCE = 4;

const OF_MANY = { lead: 0, name: '', change: null } as const;

interface Done {
  lead: number;
  change: number;
}

/**
 * Performs the same action on several leads, one request each. Leads that a colleague claimed or decided are skipped
 * and reported. One Undo reverts all changes.
 * @param onProgress receives the number of leads processed so far
 * @returns false if nothing was done, because the key was part of typed text
 */
export function performBulkAction(
  client: QueryClient,
  leads: readonly number[],
  act: TriageAction,
  onProgress: (count: number) => void,
): Promise<boolean> {
  return trackPending(
    isKeyMeant().then(async (isMeant) => {
      if (isMeant) await doMany(client, leads, act, onProgress);
      return isMeant;
    }),
  );
}

async function doMany(
  client: QueryClient,
  leads: readonly number[],
  act: TriageAction,
  onProgress: (count: number) => void,
): Promise<void> {
  let processed = 0;
  const { done, left, count } = await each(
    client,
    leads.map((lead) => ({ lead, act })),
    () => onProgress((processed += 1)),
  );
  const again = async () => void (await performBulkAction(client, leads, act, () => undefined));
  recordForRedo(act, null, again);
  const what = act.act === 'decide' ? selectionTexts.verdicts[act.verdict] : (selectionTexts.acts[act.act] ?? '');
  if (count > 0)
    showToast({
      message: selectionTexts.done(what, count),
      isError: false,
      ...OF_MANY,
      ...undoOf(client, done, again),
    });
  reportSkipped(left);
}

/** Registers one undo for all changes, for the shortcut and for the toast's button. */
function undoOf(client: QueryClient, done: readonly Done[], again: () => Promise<void>): { undoAll?: () => void } {
  if (done.length === 0) return {};
  const undoNow = (): string => {
    unregister();
    void undoMany(client, done, again);
    return selectionTexts.undoing(done.length);
  };
  const offer = { at: serverNow(), run: undoNow };
  const unregister = registerUndoSource(() => offer);
  return { undoAll: () => void undoNow() };
}

async function undoMany(client: QueryClient, changes: readonly Done[], again: () => Promise<void>): Promise<void> {
  const acts = changes.map(({ lead, change }) => ({ lead, act: { act: 'undo', change } as const }));
  const { count, left } = await each(client, acts, () => undefined);
  if (count > 0) recordBulkUndo(again);
  showToast({ message: selectionTexts.undone(count), isError: false, ...OF_MANY, canRedo: count > 0 });
  reportSkipped(left);
}

async function each(
  client: QueryClient,
  acts: readonly { lead: number; act: TriageAction }[],
  onOne: () => void,
): Promise<{ done: Done[]; left: ActionResult[]; count: number }> {
  const done: Done[] = [];
  const left: ActionResult[] = [];
  let count = 0;
  const waiting = acts[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const { lead, act } of waiting) {
      const outcome = await tryTriageAction(client, lead, act);
      if (outcome.isDone) count += 1;
      else left.push(outcome);
      if (outcome.change !== null) done.push({ lead, change: outcome.change });
      onOne();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done, left, count };
}

/** Shows why leads were skipped: each reason once, with the number of leads. */
function reportSkipped(left: readonly ActionResult[]): void {
  const reasons = new Map<string, number>();
  for (const { message: words } of left) reasons.set(words, (reasons.get(words) ?? 0) + 1);
  const words = [...reasons].map(([reason, count]) => selectionTexts.skipped(count, reason)).join(' ');
  if (left.length > 0) showToast({ message: words, isError: true, ...OF_MANY });
}
