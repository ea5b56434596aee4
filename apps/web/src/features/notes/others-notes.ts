import type { Note } from '@intake-desk/grow-api/note';
import { useState } from 'react';

/** Notes that somebody else added since this record was opened, or since they were last looked at. */
export function useOthersNotes(notes: readonly Note[], isWhole: boolean, ours: ReadonlySet<number>) {
  const [seen, setSeen] = useState<number | null>(null);
  const latest = Math.max(0, ...notes.map(({ id }) => id));
  if (seen === null && isWhole) setSeen(latest);
  const others = seen === null ? [] : notes.filter(({ id }) => id > seen && !ours.has(id));
  return { others, newest: others.at(-1) ?? null, look: () => setSeen(latest) };
}
