import { useLocation } from 'react-router';

/**
 * Whether the person came to write: by the palette's *Add a note*, or by a click in Clio's menu.
 * @returns another word for each time they did; null when they did not
 */
export function useNoteWish(): string | null {
  const { state, key } = useLocation() as { state: { isForNote?: boolean } | null; key: string };
  return state?.isForNote === true ? key : null;
}
