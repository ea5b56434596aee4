import { afterEach, expect, it } from 'vitest';
import { setShortcuts, setLetterKeys, configuredShortcut, resetShortcuts, activeShortcut } from './key-preferences.ts';

afterEach(() => {
  resetShortcuts();
  setLetterKeys('on');
});

it('a custom shortcut replaces the default until it is reset', () => {
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

it('with letters off, shortcuts of letters, digits and symbols are inactive, and all others work', () => {
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
