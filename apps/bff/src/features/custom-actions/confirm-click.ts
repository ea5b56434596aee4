import { operations } from '@intake-desk/grow-api/operations';
import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import { ProblemError } from '../../problem.ts';
import { readSingle } from '../../grow/proxy/read-response.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';

interface Click {
  nonce: string;
  /** 1 to 19 digits; null if Clio did not send it. */
  matter: string | null;
}

/**
 * Asks Grow whether this person has just clicked, by sending the nonce with their next request. It reads the matter, or
 * the person if no matter is known. It has write priority because the nonce expires after 60 seconds.
 * @throws ProblemError click-not-confirmed, or the problem of any other failed response
 * @see Clio developer documentation, "Manage custom actions"
 */
export async function confirmClick(
  callAs: CallAs,
  { grant, firm, person }: SignedInSession,
  { nonce, matter }: Click,
  signal: AbortSignal,
): Promise<void> {
  const path = matter === null ? operations.whoAmI.path : operations.getMatter.path.replace('{id}', matter);
  const search = new URLSearchParams({ custom_action_nonce: nonce });
  const answer = await callAs(grant, {
    method: 'GET',
    path: `${path}?${search.toString()}`,
    priority: 'write',
    person: `${firm}/${person}`,
    signal,
    beforeSending: onlyOnce(),
  });
  if (answer.status === 200) return void readSingle(answer);
  const problem = growProblem(answer, false);
  if (answer.status !== 403 || answer.isRefusal !== true || isAboutPermission(problem.detail)) throw problem;
  throw new ProblemError('click-not-confirmed', { detail: problem.detail });
}

/**
 * Allows a single attempt, whatever the response. Other reads are retried after a 401 or 429, but the first attempt
 * that reaches Grow may consume the nonce. A retry of a valid click would then be rejected as already used.
 */
function onlyOnce(): () => Promise<void> {
  let hasLeft = false;
  return () => {
    if (hasLeft) return Promise.reject(new ProblemError('grow-unavailable', { retryAfter: 5 }));
    hasLeft = true;
    return Promise.resolve();
  };
}

/** Grow answers 403 both to a nonce and to a missing scope; only its message distinguishes them. */
function isAboutPermission(sentence = ''): boolean {
  return /scope|permission/i.test(sentence) && !/nonce/i.test(sentence);
}
