import { expect, it } from 'vitest';
import { matchesWords } from './palette-entry.ts';

it('matches a command by word prefixes, in any order', () => {
  expect(matchesWords('go con', 'Go to contacts')).toBe(true);
  expect(matchesWords('CON go', 'Go to contacts')).toBe(true);
  expect(matchesWords('e-mail', 'Copy the e-mail address')).toBe(true);
  expect(matchesWords('tacts', 'Go to contacts')).toBe(false);
  expect(matchesWords('go 555', 'Go to contacts')).toBe(false);
});

it('matches everything while nothing is typed', () => {
  expect(matchesWords('', 'Go to contacts')).toBe(true);
  expect(matchesWords('  ', 'Go to contacts')).toBe(true);
});
