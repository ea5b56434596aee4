import type { TriageAction } from '@intake-desk/desk-api/triage';

type Perform = () => Promise<void>;

/** How each change of this page is performed again, by its number. */
const performed = new Map<number, Perform>();
/** Undone changes, the last one last. Any other action clears them. */
let undone: readonly Perform[] = [];
let isRedoing = false;

/**
 * Records an action for Redo: a change, or the undo of one.
 * @param change its number; null if it cannot be undone
 * @param perform performs it again
 */
export function recordForRedo(act: TriageAction, change: number | null, perform: Perform): void {
  if (act.act === 'undo') {
    const again = performed.get(act.change);
    undone = again === undefined ? [] : [...undone, again];
    return;
  }
  if (change !== null) performed.set(change, perform);
  if (!isRedoing) undone = [];
}

/** Records the undo of several changes as one. */
export function recordBulkUndo(perform: Perform): void {
  undone = [...undone, perform];
}

/** Returns whether the last change that was undone can be performed again. Changes before a reload cannot. */
export function isRedoable(): boolean {
  return undone.length > 0;
}

/** Performs the change again that was undone last. @returns false if there is none */
export async function redoLast(): Promise<boolean> {
  const again = undone.at(-1);
  if (again === undefined) return false;
  undone = undone.slice(0, -1);
  isRedoing = true;
  try {
    await again();
  } finally {
    isRedoing = false;
  }
  return true;
}
