import { expect, it } from 'vitest';
import {
  formatShortcut,
  capsOf,
  shortcutsConflict,
  isCharacterShortcut,
  isShortcutOrPrefix,
  ariaKeyShortcuts,
  shortcutKeyOf,
  strokeOf,
} from './shortcut.ts';

const NONE = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it('recognizes the shortcuts that speech input and unsteady hands trigger by mistake', () => {
  for (const shortcut of ['j', '3', '/', '[Shift]+?', 'Shift+N', 'g i', '3 1', '[', '+'])
    expect(isCharacterShortcut(shortcut), shortcut).toBe(true);
  for (const shortcut of ['Escape', '$mod+K', 'Alt+j', 'ArrowDown', 'F2', 'g Escape'])
    expect(isCharacterShortcut(shortcut), shortcut).toBe(false);
});

it('formats shortcuts as keycaps, for buttons and for ARIA', () => {
  expect(capsOf('g i')).toEqual(['g', 'i']);
  expect(capsOf('[Shift]+?')).toEqual(['?']);
  expect(formatShortcut('n')).toBe('N');
  expect(formatShortcut('$mod+K')).toBe('Ctrl K');
  expect(formatShortcut('g i')).toBe('g i');
  expect(ariaKeyShortcuts('$mod+K')).toBe('Control+K');
  expect(ariaKeyShortcuts('Shift+N')).toBe('Shift+N');
  expect(ariaKeyShortcuts('[Shift]+?')).toBe('?');
  expect(ariaKeyShortcuts('g i'), 'a list would mean: one or the other').toBeUndefined();
});

it('converts a key press to a shortcut', () => {
  expect(strokeOf({ ...NONE, key: 'j' })).toBe('j');
  expect(strokeOf({ ...NONE, key: 'J' }), 'caps lock').toBe('j');
  expect(strokeOf({ ...NONE, key: 'J', shiftKey: true })).toBe('Shift+j');
  expect(strokeOf({ ...NONE, key: '?', shiftKey: true })).toBe('[Shift]+?');
  expect(strokeOf({ ...NONE, key: 'k', ctrlKey: true })).toBe('Control+k');
  expect(strokeOf({ ...NONE, key: 'Shift', shiftKey: true })).toBeNull();
  for (const key of ['Enter', 'Escape', 'Tab', ' ', 'Dead']) expect(strokeOf({ ...NONE, key }), key).toBeNull();
});

it('detects shortcuts that conflict', () => {
  expect(shortcutsConflict('c', 'c')).toBe(true);
  expect(shortcutsConflict('C', 'c')).toBe(true);
  expect(shortcutsConflict('?', '[Shift]+?')).toBe(true);
  expect(shortcutsConflict('g', 'g i'), 'one begins the other').toBe(true);
  expect(shortcutsConflict('$mod+K', 'Control+k')).toBe(true);
  expect(shortcutsConflict('Shift+n', 'n')).toBe(false);
  expect(shortcutsConflict('g i', 'g c')).toBe(false);
  expect(shortcutsConflict('i', 'g i')).toBe(false);
});

it.each([
  ['Russian', 'о', 'KeyJ', 'j'],
  ['Greek', 'ξ', 'KeyJ', 'j'],
  ['Hebrew', 'ח', 'KeyJ', 'j'],
  ['Arabic', 'ت', 'KeyJ', 'j'],
  ['Arabic, one key with two letters', 'لا', 'KeyB', 'b'],
  ['Persian', '۱', 'Digit1', '1'],
  ['French', '&', 'Digit1', '1'],
  ['Russian', '.', 'Slash', '/'],
  ['Russian', 'х', 'BracketLeft', '['],
  ['Dvorak', 'h', 'KeyJ', 'h'],
  ['German', 'ö', 'Semicolon', 'ö'],
  ['German', '-', 'Slash', '-'],
  ['French', 'q', 'KeyA', 'q'],
  ['US', 'Enter', 'Enter', 'Enter'],
])('a key is recognized on any layout: %s %s', (_, key, code, expected) =>
  expect(shortcutKeyOf({ ...NONE, key, code })).toBe(expected),
);

it('a key with modifiers is recognized on any layout', () => {
  expect(strokeOf({ ...NONE, key: 'О', code: 'KeyJ', shiftKey: true })).toBe('Shift+j');
  expect(strokeOf({ ...NONE, key: 'л', code: 'KeyK', ctrlKey: true })).toBe('Control+k');
  expect(strokeOf({ ...NONE, key: ',', code: 'Slash', shiftKey: true })).toBe('[Shift]+?');
  expect(strokeOf({ ...NONE, key: '!', code: 'Digit1', shiftKey: true }), 'US').toBe('[Shift]+!');
});

it('keys are a shortcut, or its beginning', () => {
  expect(isShortcutOrPrefix('g', 'g i')).toBe(true);
  expect(isShortcutOrPrefix('g i', 'g i')).toBe(true);
  expect(isShortcutOrPrefix('Shift+j', 'Shift+J')).toBe(true);
  expect(isShortcutOrPrefix('c g', 'c')).toBe(false);
  expect(isShortcutOrPrefix('i', 'g i')).toBe(false);
});
