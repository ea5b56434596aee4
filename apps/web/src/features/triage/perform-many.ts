import type { QueryClient } from '@tanstack/react-query';
import type { TriageAct } from '@intake-desk/desk-api/triage';
import { offerUndo } from '#src/platform/undo-offers.ts';
import { pickedTexts } from '#src/texts/picked.ts';
import { sayEcho } from './echo.ts';
import { tryAct, type ActOutcome } from './perform-act.ts';
import { track } from './under-way.ts';

/** So many at once: the desk answers each in a few milliseconds, and a colleague's act comes in between. */
const AT_ONCE = 4;

interface Done {
  lead: number;
  change: number;
}

/**
 * Does the same with several leads, each by itself: one that a colleague holds or has decided is left alone, and said. One Undo takes
 * all of it back.
 * @param onProgress told how many are behind
 */
export function performMany(
  client: QueryClient,
  leads: readonly number[],
  act: TriageAct,
  onProgress: (count: number) => void,
): Promise<void> {
  return track(doMany(client, leads, act, onProgress));
}

async function doMany(
  client: QueryClient,
  leads: readonly number[],
  act: TriageAct,
  onProgress: (count: number) => void,
): Promise<void> {
  let behind = 0;
  const { done, left } = await each(
    client,
    leads.map((lead) => ({ lead, act })),
    () => onProgress((behind += 1)),
  );
  const takeBack = (): string => {
    withdraw();
    void undoMany(client, done);
    return pickedTexts.takingBack(done.length);
  };
  const at = Date.now();
  const withdraw = done.length === 0 ? () => undefined : offerOnce({ at, run: takeBack });
  const what = act.act === 'decide' ? pickedTexts.verdicts[act.verdict] : (pickedTexts.acts[act.act] ?? '');
  sayEcho({
    words: [pickedTexts.done(what, done.length), ...leftAlone(left)].join(' '),
    isTrouble: left.length > 0,
    lead: 0,
    name: '',
    change: null,
    ...(done.length > 0 ? { undoAll: () => void takeBack() } : {}),
  });
}

async function undoMany(client: QueryClient, changes: readonly Done[]): Promise<void> {
  const acts = changes.map(({ lead, change }) => ({ lead, act: { act: 'undo', change } as const }));
  const { count, left } = await each(client, acts, () => undefined);
  const words = [pickedTexts.takenBack(count), ...leftAlone(left)].join(' ');
  sayEcho({ words, isTrouble: left.length > 0, lead: 0, name: '', change: null });
}

async function each(
  client: QueryClient,
  acts: readonly { lead: number; act: TriageAct }[],
  onOne: () => void,
): Promise<{ done: Done[]; left: ActOutcome[]; count: number }> {
  const done: Done[] = [];
  const left: ActOutcome[] = [];
  let count = 0;
  const waiting = acts[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const { lead, act } of waiting) {
      const outcome = await tryAct(client, lead, act);
      if (outcome.isDone) count += 1;
      else left.push(outcome);
      if (outcome.change !== null) done.push({ lead, change: outcome.change });
      onOne();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done, left, count };
}

/** Why some were left alone: each reason once, with how many it was. */
function leftAlone(left: readonly ActOutcome[]): string[] {
  const reasons = new Map<string, number>();
  for (const { words } of left) reasons.set(words, (reasons.get(words) ?? 0) + 1);
  return [...reasons].map(([words, count]) => pickedTexts.leftAlone(count, words));
}

/** @returns takes the offer back */
function offerOnce(offer: { at: number; run: () => string }): () => void {
  return offerUndo(() => offer);
}
