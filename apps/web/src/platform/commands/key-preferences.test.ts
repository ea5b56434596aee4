import { afterEach, expect, it } from 'vitest';
import { setShortcuts, setLetterKeys, configuredShortcut, resetShortcuts, activeShortcut } from './key-preferences.ts';

afterEach(() => {
  resetShortcuts();
  setLetterKeys('on');
});

it('a changed key works instead of the usual one, and the usual one comes back', () => {
  expect(activeShortcut('list.next', 'j')).toBe('j');
  setShortcuts({ 'list.next': 's', 'notes.add': null });
  expect(activeShortcut('list.next', 'j')).toBe('s');
  expect(activeShortcut('notes.add', 'n')).toBeUndefined();
  expect(activeShortcut('list.previous', 'k')).toBe('k');
  setShortcuts({ 'list.next': undefined });
  expect(activeShortcut('list.next', 'j')).toBe('j');
  expect(activeShortcut('notes.add', 'n'), 'others stay changed').toBeUndefined();
  resetShortcuts();
  expect(activeShortcut('notes.add', 'n')).toBe('n');
});

it('with letters off no letter, digit or sign works, and everything else does', () => {
  setLetterKeys('off');
  expect(activeShortcut('list.next', 'j')).toBeUndefined();
  expect(activeShortcut('go.inbox', 'g i')).toBeUndefined();
  expect(activeShortcut('help.keys', '[Shift]+?')).toBeUndefined();
  expect(activeShortcut('palette.open', '$mod+K')).toBe('$mod+K');
  expect(activeShortcut('list.close', 'Escape')).toBe('Escape');
  setShortcuts({ 'list.next': 'Alt+j' });
  expect(activeShortcut('list.next', 'j')).toBe('Alt+j');
  expect(configuredShortcut('list.previous', 'k'), 'what is chosen is known still').toBe('k');
});
