import type { PlantedBreak } from './planted-break.ts';
import { promiseNumbers } from './promise-numbers.ts';
import type { TestRun } from './test-runner.ts';

/** What the tests made of a break. */
export interface Verdict {
  word: 'red' | 'green' | 'too wide' | 'not planted' | 'did not start';
  /** Lines below the verdict: which tests, or why. */
  details: string[];
}

/**
 * Red is what it should be: a test of the promise has failed, and no other promise fell that the break does not name.
 * Where a test keeps two promises, it fails for either.
 */
export function judge({ promise, also = [] }: PlantedBreak, { tests, trouble }: TestRun): Verdict {
  if (trouble !== null) return { word: 'did not start', details: trouble.split('\n') };
  const red = tests.filter(({ isPassed }) => !isPassed).map(({ title }) => title);
  const own = red.filter((title) => promiseNumbers(title).includes(promise));
  const others = red.filter((title) => !own.includes(title));
  const tooMany = others.filter((title) => {
    const numbers = promiseNumbers(title);
    return numbers.length > 0 && !numbers.some((number) => also.includes(number));
  });
  const details = [...own, ...others.map((title) => `besides: ${title}`)];
  if (own.length === 0) return { word: 'green', details };
  return { word: tooMany.length > 0 ? 'too wide' : 'red', details };
}
