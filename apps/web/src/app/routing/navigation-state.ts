import { useState } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { useIsSplitView } from '#src/platform/list-view/use-row-height.ts';

/** History state of links between records: the link that had focus is gone once the other record is open. */
export const FROM_RECORD = { fromRecord: true } as const;
/** History state of navigations to a record in order to write a note there. */
export const FOR_NOTE = { ...FROM_RECORD, isForNote: true } as const;

/** True if a record takes focus when it opens: not if it was opened from the list beside it, which has the focus. */
export function useShouldTakeFocus(): boolean {
  const state = useLocation().state as { fromRecord?: boolean; isForNote?: boolean } | null;
  const isAlone = !useIsSplitView();
  // If the user came to write a note, the note takes focus instead.
  return (isAlone || state?.fromRecord === true) && state?.isForNote !== true;
}

/**
 * Returns the React key of a record. It changes with each record that takes focus when it opens. Beside the list it
 * stays the same, so that React updates the record instead of remounting it, which is much cheaper. Resizing the window
 * does not change it.
 */
export function useRemountKey(id: string, takesFocus: boolean): number {
  const [drawing, setDrawing] = useState({ id, turn: 0 });
  if (drawing.id !== id) setDrawing({ id, turn: takesFocus ? drawing.turn + 1 : drawing.turn });
  return drawing.turn;
}

/** History state of the navigation from the landing page to the matter: Clio has confirmed the click. */
export const OPENED_FROM_CLIO = { ...FOR_NOTE, fromClio: true } as const;

/** True if this page was reached by a click that Clio confirmed. */
export function useOpenedFromClio(): boolean {
  return (useLocation().state as { fromClio?: boolean } | null)?.fromClio === true;
}

/**
 * Detects that the user came to write a note: by the palette's *Add a note*, or by a click in Clio's menu.
 * @returns a value that is different for each request; null if there was none
 */
export function useNoteRequested(): string | null {
  const { state, key } = useLocation() as { state: { isForNote?: boolean } | null; key: string };
  return state?.isForNote === true ? key : null;
}

/** History state of the navigation to a list by its command: the first row takes focus. */
export const TO_FIRST_ROW = { toFirstRow: true } as const;

/**
 * Detects that the user came to a list by its command, and not by Back.
 * @returns a value that is different for each request; null if there was none
 */
export function useFirstRowRequest(): string | null {
  const { state, key } = useLocation() as { state: { toFirstRow?: boolean } | null; key: string };
  const isReturn = useNavigationType() === NavigationType.Pop;
  return state?.toFirstRow === true && !isReturn ? key : null;
}
