/** An action that can be undone. */
export interface UndoAction {
  /** When it was performed, in epoch milliseconds. */
  at: number;
  /** @returns the outcome, as text for the user */
  run: () => string;
}

const sources = new Set<() => UndoAction | null>();

/**
 * Registers a source of undoable actions. One shortcut undoes the newest action of all sources.
 * @returns unregisters the source
 */
export function registerUndoSource(source: () => UndoAction | null): () => void {
  sources.add(source);
  return () => void sources.delete(source);
}

/** Returns the newest action that can be undone; null if there is none. */
export function latestUndo(): UndoAction | null {
  const offers = [...sources].flatMap((source) => source() ?? []);
  return offers.toSorted((one, other) => other.at - one.at)[0] ?? null;
}
