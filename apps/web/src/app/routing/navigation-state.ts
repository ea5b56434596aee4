import { useState } from 'react';
import { useLocation } from 'react-router';
import { useIsSplitView } from '#src/platform/list-view/use-row-height.ts';

/** Rides on links from one record to another: the link that had focus is gone once the other record is open. */
export const FROM_RECORD = { fromRecord: true } as const;
/** Rides on the step to a record that somebody makes to write a note there. */
export const FOR_NOTE = { ...FROM_RECORD, isForNote: true } as const;

/** Whether a record takes focus as it opens: not where focus is in the list beside it, from which it was opened. */
export function useShouldTakeFocus(): boolean {
  const state = useLocation().state as { fromRecord?: boolean; isForNote?: boolean } | null;
  const isAlone = !useIsSplitView();
  // Whoever came to write has the caret in the note.
  return (isAlone || state?.fromRecord === true) && state?.isForNote !== true;
}

/**
 * Key for the drawing of a record: another one with each record that takes focus as it opens. Beside the list the record that is
 * there becomes the next one, which is much less work than to draw it anew. A window made wider or narrower changes nothing.
 */
export function useRemountKey(id: string, takesFocus: boolean): number {
  const [drawing, setDrawing] = useState({ id, turn: 0 });
  if (drawing.id !== id) setDrawing({ id, turn: takesFocus ? drawing.turn + 1 : drawing.turn });
  return drawing.turn;
}

/** Rides on the step from the landing to the matter: Clio has confirmed the click. */
export const OPENED_FROM_CLIO = { ...FOR_NOTE, fromClio: true } as const;

/** Whether this page was reached by a click that Clio confirmed. */
export function useOpenedFromClio(): boolean {
  return (useLocation().state as { fromClio?: boolean } | null)?.fromClio === true;
}

/**
 * Whether the person came to write: by the palette's *Add a note*, or by a click in Clio's menu.
 * @returns another word for each time they did; null when they did not
 */
export function useNoteRequested(): string | null {
  const { state, key } = useLocation() as { state: { isForNote?: boolean } | null; key: string };
  return state?.isForNote === true ? key : null;
}
