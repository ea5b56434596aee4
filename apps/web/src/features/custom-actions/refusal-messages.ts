import type { HttpProblem } from '#src/platform/http/http-problem.ts';
import { customActionsTexts as texts } from '#src/texts/settings/custom-actions.ts';

/** A next step: open the matter all the same, sign in, sign out, go to the inbox. */
export type NextStep = 'matter' | 'sign-in' | 'sign-out' | 'home';

/** One screen of the landing. */
export interface RefusalMessage {
  title: string;
  text: string;
  /** In the order of the buttons. */
  ways: readonly NextStep[];
  /** Something is broken: whoever runs this desk will want to know which request it was. */
  isFault?: boolean;
}

interface RefusalContext {
  problem: HttpProblem;
  /** Null when Clio named none. */
  matter: string | null;
  /** Who is signed in here. */
  person: string;
}

/** For an address that lacks what Clio puts into it. */
export const NO_CLICK: RefusalMessage = {
  title: texts.noClick[0],
  text: texts.noClick[1],
  ways: ['home'],
};

/** By the code of the problem. */
const WORDS: Partial<Record<HttpProblem['code'], (circumstances: RefusalContext) => RefusalMessage>> = {
  'click-not-confirmed': ({ problem, matter }) => ({
    title: texts.notConfirmed,
    text: problem.message,
    ways: anyway(matter),
  }),
  'click-of-another-person': ({ matter, person }) => ({
    title: texts.anotherPerson,
    text: texts.anotherPersonText(person),
    ways: ['sign-out', ...anyway(matter)],
  }),
  'not-signed-in': sessionEnded,
  'session-expired': sessionEnded,
  'grow-not-found': ({ matter }) => ({
    title: matter === null ? texts.noSuchMatter : texts.noMatter(matter),
    text: texts.noMatterText,
    ways: ['home'],
  }),
  'grow-forbidden': () => ({
    title: texts.forbidden[0],
    text: texts.forbidden[1],
    ways: ['home'],
    isFault: true,
  }),
  'bad-request': () => NO_CLICK,
  'no-answer': ({ matter }) => ({
    title: texts.noAnswer,
    text: texts.noAnswerText(texts.again),
    ways: anyway(matter),
  }),
};

/** What stopped a click, and what to do about it. */
export function refusalMessage(circumstances: RefusalContext): RefusalMessage {
  const words = WORDS[circumstances.problem.code];
  if (words) return words(circumstances);
  return {
    title: texts.unclear,
    text: texts.unclearText(texts.again),
    ways: anyway(circumstances.matter),
    isFault: true,
  };
}

function sessionEnded(): RefusalMessage {
  return {
    title: texts.sessionEnded[0],
    text: texts.sessionEnded[1],
    ways: ['sign-in'],
  };
}

function anyway(matter: string | null): readonly NextStep[] {
  return matter === null ? ['home'] : ['matter'];
}
