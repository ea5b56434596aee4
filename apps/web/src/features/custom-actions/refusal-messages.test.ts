import { PROBLEM_CODES } from '@intake-desk/desk-api/problem';
import { expect, test } from 'vitest';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { refusalMessage } from './refusal-messages.ts';

const person = 'Ada Example';
const words = (code: string, matter: string | null = '7') =>
  refusalMessage({ problem: new HttpProblem({ title: 'What happened.', code, status: 403 }), matter, person });

test.each([...PROBLEM_CODES, 'no-answer'])('%s: complete sentences and at least one next step', (code) => {
  for (const matter of ['7', null]) {
    const { title, text, ways } = words(code, matter);
    expect(title).toMatch(/^[A-Z].+\.$/);
    expect(text).toMatch(/^[A-Z].+\.$/);
    expect(ways.length).toBeGreaterThan(0);
    if (matter === null) expect(ways, 'a matter that Clio did not name cannot be opened').not.toContain('matter');
  }
});

test('offers signing out only where another account would help', () => {
  const offering = [...PROBLEM_CODES].filter((code) => words(code).ways.includes('sign-out'));
  expect(offering).toEqual(['click-of-another-person']);
  expect(words('click-of-another-person').text).toContain(person);
});
