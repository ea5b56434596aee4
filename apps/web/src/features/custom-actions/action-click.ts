import { subjectMatter } from '@intake-desk/desk-api/subject-matter';

/** Path that a click in Clio's menu opens. */
const LANDING = '/actions/open';

let taken: ActionClick | null = null;

/**
 * Moves the click from the address bar into memory, so that it stays out of history, bookmarks and screenshots. Must be
 * called before the first request.
 */
export function consumeActionClick(): void {
  if (location.pathname !== LANDING) return;
  taken = parseActionClick(location.search);
  history.replaceState(null, '', LANDING);
}

/** Returns the click that opened this page, while the page is at the landing path; null without a valid click. */
export function actionClick(): ActionClick | null {
  return location.pathname === LANDING ? taken : null;
}

/** Parameters that Clio adds to the URL of a custom action. */
export interface ActionClick {
  /** Valid once, for 60 seconds. */
  nonce: string;
  subjectUrl?: string;
  userId?: string;
  actionId?: string;
  /** Id parsed from the subject; null when Clio named none. */
  matter: string | null;
}

/**
 * Parses the parameters of a click. Only the nonce is guaranteed; the others may be missing.
 * @returns null for a URL that Clio did not create: no nonce, a subject that is not a matter, or a duplicate parameter
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
