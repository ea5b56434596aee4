import { operations } from '@intake-desk/grow-api/operations';
import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import { ProblemError } from '../../problem.ts';
import { readSingle } from '../../grow/proxy/read-response.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';

interface Click {
  nonce: string;
  /** 1 to 19 digits; null when Clio did not say. */
  matter: string | null;
}

/**
 * Asks Grow whether this person has just clicked: their next request carries the nonce. It is a read of the matter itself, or
 * of the person where no matter is known. It goes with the priority of a write, because the nonce lives for 60 seconds.
 * @throws ProblemError click-not-confirmed, or what else Grow answered or failed to answer
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
  if (answer.status !== 403 || isAboutPermission(problem.detail)) throw problem;
  throw new ProblemError('click-not-confirmed', { detail: problem.detail });
}

/**
 * Lets one request leave, whatever the answer. Reads are repeated elsewhere, after a 401 and a 429 too; but the first one that
 * reaches Grow may use the nonce up, and "used already" would then be said of a click that was fine.
 */
function onlyOnce(): () => Promise<void> {
  let hasLeft = false;
  return () => {
    if (hasLeft) return Promise.reject(new ProblemError('grow-unavailable', { retryAfter: 5 }));
    hasLeft = true;
    return Promise.resolve();
  };
}

/** Grow answers 403 both to a nonce and to a missing scope; only its sentence tells them apart. */
function isAboutPermission(sentence = ''): boolean {
  return /scope|permission/i.test(sentence) && !/nonce/i.test(sentence);
}
