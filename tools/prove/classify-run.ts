import type { PlantedBreak } from './planted-break.ts';
import { promiseNumbers } from './promise-numbers.ts';
import type { TestRun } from './test-runner.ts';

/** Result of the tests for a break. */
export interface BreakResult {
  status: 'red' | 'green' | 'too wide' | 'not applied' | 'did not start';
  /** Lines below the result: which tests, or why. */
  details: string[];
}

/**
 * Red is the expected result: a test of the promise has failed, and no test of a promise that the break does not name.
 * A test of two promises counts for either.
 */
export function classifyRun({ promise, also = [] }: PlantedBreak, { tests, problem }: TestRun): BreakResult {
  if (problem !== null) return { status: 'did not start', details: problem.split('\n') };
  const red = tests.filter(({ isPassed }) => !isPassed).map(({ title }) => title);
  const own = red.filter((title) => promiseNumbers(title).includes(promise));
  const others = red.filter((title) => !own.includes(title));
  const tooMany = others.filter((title) => {
    const numbers = promiseNumbers(title);
    return numbers.length > 0 && !numbers.some((number) => also.includes(number));
  });
  const details = [...own, ...others.map((title) => `besides: ${title}`)];
  if (own.length === 0) return { status: 'green', details };
  return { status: tooMany.length > 0 ? 'too wide' : 'red', details };
}
