import { readActionClick, type ActionClick } from './read-action-click.ts';

/** Where a click in Clio's menu leads. */
const LANDING = '/actions/open';

let taken: ActionClick | null = null;

/**
 * Takes the click out of the address bar, and with it out of history, bookmarks and screenshots. To be called before anything is
 * asked for.
 */
export function takeActionClick(): void {
  if (location.pathname !== LANDING) return;
  taken = readActionClick(location.search);
  history.replaceState(null, '', LANDING);
}

/** The click that this page was opened with, while the page is still where it landed; null when there is none that is usable. */
export function actionClick(): ActionClick | null {
  return location.pathname === LANDING ? taken : null;
}
