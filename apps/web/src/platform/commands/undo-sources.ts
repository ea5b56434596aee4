/** Something that can be taken back just now. */
export interface UndoAction {
  /** When it was done, in epoch milliseconds. */
  at: number;
  /** @returns what became of it, for people */
  run: () => string;
}

const sources = new Set<() => UndoAction | null>();

/**
 * Whoever holds something that can be taken back says so here: one key takes back the youngest thing, whatever it was.
 * @returns offers nothing any more
 */
export function registerUndoSource(source: () => UndoAction | null): () => void {
  sources.add(source);
  return () => void sources.delete(source);
}

/** The youngest thing that can be taken back; null where there is none. */
export function latestUndo(): UndoAction | null {
  const offers = [...sources].flatMap((source) => source() ?? []);
  return offers.toSorted((one, other) => other.at - one.at)[0] ?? null;
}
