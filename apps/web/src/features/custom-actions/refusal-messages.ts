import type { HttpProblem } from '#src/platform/http/http-problem.ts';
import { customActionsTexts as texts } from '#src/texts/settings/custom-actions.ts';

/** A next step: open the matter anyway, sign in, sign out, or go to the inbox. */
export type NextStep = 'matter' | 'sign-in' | 'sign-out' | 'home';

/** One state of the landing page. */
export interface RefusalMessage {
  title: string;
  text: string;
  /** In button order. */
  ways: readonly NextStep[];
  /** True when something is broken: the screen then shows the request id for the administrator. */
  isFault?: boolean;
}

interface RefusalContext {
  problem: HttpProblem;
  /** Id of the matter; null when Clio named none. */
  matter: string | null;
  /** Name of the signed-in user. */
  person: string;
}

/** For a URL without the parameters that Clio adds. */
export const NO_CLICK: RefusalMessage = {
  title: texts.noClick[0],
  text: texts.noClick[1],
  ways: ['home'],
};

/** Messages by problem code. */
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
  'other-person': sessionEnded,
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

/** Returns why a click was refused and what to do next. */
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
