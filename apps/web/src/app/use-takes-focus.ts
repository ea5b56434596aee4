import { useState } from 'react';
import { useLocation } from 'react-router';
import { useSideBySide } from '#src/platform/row-height.ts';

/** Rides on links from one record to another: the link that had focus is gone once the other record is open. */
export const FROM_RECORD = { fromRecord: true } as const;
/** Rides on the step to a record that somebody makes to write a note there. */
export const FOR_NOTE = { ...FROM_RECORD, isForNote: true } as const;

/** Whether a record takes focus as it opens: not where focus is in the list beside it, from which it was opened. */
export function useTakesFocus(): boolean {
  const state = useLocation().state as { fromRecord?: boolean; isForNote?: boolean } | null;
  const isAlone = !useSideBySide();
  // Whoever came to write has the caret in the note.
  return (isAlone || state?.fromRecord === true) && state?.isForNote !== true;
}

/**
 * Key for the drawing of a record: another one with each record that takes focus as it opens. Beside the list the record that is
 * there becomes the next one, which is much less work than to draw it anew. A window made wider or narrower changes nothing.
 */
export function useDrawing(id: string, takesFocus: boolean): number {
  const [drawing, setDrawing] = useState({ id, turn: 0 });
  if (drawing.id !== id) setDrawing({ id, turn: takesFocus ? drawing.turn + 1 : drawing.turn });
  return drawing.turn;
}
