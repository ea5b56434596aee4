import type { HttpProblem } from '#src/platform/http-problem.ts';

/** A next step: open the matter all the same, sign in, sign out, go to the inbox. */
export type Way = 'matter' | 'sign-in' | 'sign-out' | 'home';

/** One screen of the landing. */
export interface RefusalWords {
  title: string;
  text: string;
  /** In the order of the buttons. */
  ways: readonly Way[];
  /** Something is broken: whoever runs this desk will want to know which request it was. */
  isFault?: boolean;
}

interface Circumstances {
  problem: HttpProblem;
  /** Null when Clio named none. */
  matter: string | null;
  /** Who is signed in here. */
  person: string;
}

/** For an address that lacks what Clio puts into it. */
export const NO_CLICK: RefusalWords = {
  title: 'This is not a link from Clio.',
  text: 'Clio’s menu opens this page and adds what was clicked. That is missing: perhaps the page was loaded again, or its address was copied.',
  ways: ['home'],
};

const AGAIN = 'Go back to Clio and click again.';

/** By the code of the problem. */
const WORDS: Partial<Record<HttpProblem['code'], (circumstances: Circumstances) => RefusalWords>> = {
  'click-not-confirmed': ({ problem, matter }) => ({
    title: 'Clio does not confirm this click.',
    text: problem.message,
    ways: anyway(matter),
  }),
  'click-of-another-person': ({ matter, person }) => ({
    title: 'In Clio, somebody else is signed in.',
    text: `Here it is ${person}. The click was not used: sign out, then sign in with the account that you use in Clio.`,
    ways: ['sign-out', ...anyway(matter)],
  }),
  'not-signed-in': sessionEnded,
  'session-expired': sessionEnded,
  'grow-not-found': ({ matter }) => ({
    title: `There is no ${matter === null ? 'such matter' : `matter ${matter}`} in Clio.`,
    text: 'It may have been deleted meanwhile, or this sign-in may not see it.',
    ways: ['home'],
  }),
  'grow-forbidden': () => ({
    title: 'Clio does not let this sign-in read matters.',
    text: 'A permission is missing. Tell whoever runs this desk.',
    ways: ['home'],
    isFault: true,
  }),
  'bad-request': () => NO_CLICK,
  'no-answer': ({ matter }) => ({
    title: 'Intake Desk did not answer.',
    text: `Whether the click was used is not known. ${AGAIN}`,
    ways: anyway(matter),
  }),
};

/** What stopped a click, and what to do about it. */
export function refusalWords(circumstances: Circumstances): RefusalWords {
  const words = WORDS[circumstances.problem.code];
  if (words) return words(circumstances);
  return {
    title: 'This click could not be checked.',
    text: `Clio gave no clear answer, and a click is checked only once. ${AGAIN}`,
    ways: anyway(circumstances.matter),
    isFault: true,
  };
}

function sessionEnded(): RefusalWords {
  return {
    title: 'Your session has ended.',
    text: 'Sign in again. The matter opens all the same, only without Clio’s word that you came from there.',
    ways: ['sign-in'],
  };
}

function anyway(matter: string | null): readonly Way[] {
  return matter === null ? ['home'] : ['matter'];
}
