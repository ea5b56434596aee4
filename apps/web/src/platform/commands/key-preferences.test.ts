import { afterEach, expect, it } from 'vitest';
import { changeKeys, chooseLetterKeys, chosenShortcut, resetKeys, workingShortcut } from './key-preferences.ts';

afterEach(() => {
  resetKeys();
  chooseLetterKeys('on');
});

it('a changed key works instead of the usual one, and the usual one comes back', () => {
  expect(workingShortcut('list.next', 'j')).toBe('j');
  changeKeys({ 'list.next': 's', 'notes.add': null });
  expect(workingShortcut('list.next', 'j')).toBe('s');
  expect(workingShortcut('notes.add', 'n')).toBeUndefined();
  expect(workingShortcut('list.previous', 'k')).toBe('k');
  changeKeys({ 'list.next': undefined });
  expect(workingShortcut('list.next', 'j')).toBe('j');
  expect(workingShortcut('notes.add', 'n'), 'others stay changed').toBeUndefined();
  resetKeys();
  expect(workingShortcut('notes.add', 'n')).toBe('n');
});

it('with letters off no letter, digit or sign works, and everything else does', () => {
  chooseLetterKeys('off');
  expect(workingShortcut('list.next', 'j')).toBeUndefined();
  expect(workingShortcut('go.inbox', 'g i')).toBeUndefined();
  expect(workingShortcut('help.keys', '[Shift]+?')).toBeUndefined();
  expect(workingShortcut('palette.open', '$mod+K')).toBe('$mod+K');
  expect(workingShortcut('list.close', 'Escape')).toBe('Escape');
  changeKeys({ 'list.next': 'Alt+j' });
  expect(workingShortcut('list.next', 'j')).toBe('Alt+j');
  expect(chosenShortcut('list.previous', 'k'), 'what is chosen is known still').toBe('k');
});
