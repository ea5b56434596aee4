import { subjectMatter } from '@intake-desk/desk-api/subject-matter';

/** Where a click in Clio's menu leads. */
const LANDING = '/actions/open';

let taken: ActionClick | null = null;

/**
 * Takes the click out of the address bar, and with it out of history, bookmarks and screenshots. To be called before anything is
 * asked for.
 */
export function consumeActionClick(): void {
  if (location.pathname !== LANDING) return;
  taken = parseActionClick(location.search);
  history.replaceState(null, '', LANDING);
}

/** The click that this page was opened with, while the page is still where it landed; null when there is none that is usable. */
export function actionClick(): ActionClick | null {
  return location.pathname === LANDING ? taken : null;
}

/** What Clio added to the address when somebody clicked in its menu. */
export interface ActionClick {
  /** Works once and for 60 seconds. */
  nonce: string;
  subjectUrl?: string;
  userId?: string;
  actionId?: string;
  /** Read from the subject; null when Clio did not name one. */
  matter: string | null;
}

/**
 * Of the parameters only the nonce is sure; the others may be missing.
 * @returns null for an address that Clio did not make: without a nonce, with a subject that is no matter, or with two of a kind
 */
export function parseActionClick(search: string): ActionClick | null {
  const parameters = new URLSearchParams(search);
  const names = [...parameters.keys()];
  if (new Set(names).size < names.length) return null;
  const nonce = parameters.get('custom_action_nonce');
  const subjectUrl = parameters.get('subject_url');
  const userId = parameters.get('user_id');
  const actionId = parameters.get('custom_action_id');
  const matter = subjectUrl === null ? null : subjectMatter(subjectUrl);
  if (!nonce || (subjectUrl !== null && matter === null)) return null;
  return {
    nonce,
    ...(subjectUrl === null ? {} : { subjectUrl }),
    ...(userId === null ? {} : { userId }),
    ...(actionId === null ? {} : { actionId }),
    matter,
  };
}
