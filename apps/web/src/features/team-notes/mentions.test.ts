import { expect, it } from 'vitest';
import { suggestColleagues, mentionAtCaret, mentionedIn } from './mentions.ts';

const ANA = { id: '1', name: 'Ana Ruiz' };
const ANNA = { id: '2', name: 'Ana Ruiz-Okafor' };
const JOSE = { id: '3', name: 'José Baptiste' };
const ALL = [ANA, ANNA, JOSE];

it('an @ at the start of a word begins a mention, one in an email address does not', () => {
  expect(mentionAtCaret('Ask @', 5)).toEqual({ start: 4, typed: '' });
  expect(mentionAtCaret('Ask @jos', 8)).toEqual({ start: 4, typed: 'jos' });
  expect(mentionAtCaret('(@Ana R', 7)).toEqual({ start: 1, typed: 'Ana R' });
  expect(mentionAtCaret('d.osullivan@example', 19)).toBeNull();
  expect(mentionAtCaret('@ noon', 6)).toBeNull();
  expect(mentionAtCaret('Ask @jos, then', 14)).toBeNull();
});

it('a complete name does not begin a mention again', () => {
  expect(mentionAtCaret('Ask @José Baptiste ', 19, ALL)).toBeNull();
  expect(mentionAtCaret('Ask @José Baptiste now.', 23, ALL)).toBeNull();
  expect(mentionAtCaret('Ask @José Bapt', 14, ALL)).toEqual({ start: 4, typed: 'José Bapt' });
});

it('suggests colleagues by any part of the name, with or without accents', () => {
  expect(suggestColleagues('', ALL)).toEqual(ALL);
  expect(suggestColleagues('jose', ALL)).toEqual([JOSE]);
  expect(suggestColleagues('ru', ALL)).toEqual([ANA, ANNA]);
  expect(suggestColleagues('bapt', ALL)).toEqual([JOSE]);
});

it('complete names are mentions, each person once, and the longer name wins', () => {
  expect(mentionedIn('@José Baptiste please, @José Baptiste!', ALL)).toEqual([JOSE]);
  expect(mentionedIn('for @Ana Ruiz-Okafor', ALL)).toEqual([ANNA]);
  expect(mentionedIn('for @Ana Ruiz: now', ALL)).toEqual([ANA]);
  expect(mentionedIn('@Ana Ruizo', ALL)).toEqual([]);
  expect(mentionedIn('mail a@b.example', ALL)).toEqual([]);
});
