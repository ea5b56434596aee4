import type { NoteTemplate } from '@intake-desk/desk-api/note-template';
import { describe, expect, it } from 'vitest';
import { footerLine, withFooter } from '#src/platform/notes/note-footer.ts';
import { isOnlySlashWord, matchTemplates, slashWordAt } from './use-template-menu.ts';
import { characterCount, formatLimit, validateNote } from './note-limits.ts';
import { fillPlaceholders, nextPlaceholder } from '#src/platform/notes/note-templates.ts';

const named = (name: string): NoteTemplate => ({ id: name, name, subject: '', text: 'x' });

describe('a slash opens the template menu', () => {
  it.each([
    ['/', { at: 0, letters: '' }],
    ['/noa', { at: 0, letters: 'noa' }],
    ['Called.\n/re', { at: 8, letters: 're' }],
    ['Called. /re', { at: 8, letters: 're' }],
    ['and/or', null],
    ['see https://x', null],
    ['/no answer', null],
  ])('%j', (text, word) => expect(slashWordAt(text, text.length)).toEqual(word));

  it.each([
    ['/na', true],
    [' /na\n', true],
    ['/', true],
    ['/na called', false],
    ['Called /na', false],
    ['na', false],
    ['/na /re', false],
  ])('%j alone is a query and no note: %s', (text, isQuery) => expect(isOnlySlashWord(text)).toBe(isQuery));

  it('considers only the text before the caret', () => {
    expect(slashWordAt('/noa and more', 3)).toEqual({ at: 0, letters: 'no' });
  });

  it('matches the first letters of the name, then those of its words, then their initials', () => {
    const all = ['Call back promised', 'No answer', 'Reached', 'Answer promised'].map(named);
    expect(matchTemplates(all, 'na').map(({ name }) => name)).toEqual(['No answer']);
    expect(matchTemplates(all, 'CBP').map(({ name }) => name)).toEqual(['Call back promised']);
    expect(matchTemplates(all, 'bp').map(({ name }) => name)).toEqual(['Call back promised']);
    expect(matchTemplates(all, 'a').map(({ name }) => name)).toEqual(['Answer promised', 'No answer']);
    expect(matchTemplates(all, 'prom').map(({ name }) => name)).toEqual(['Call back promised', 'Answer promised']);
    expect(matchTemplates(all, 'zz')).toEqual([]);
    expect(matchTemplates(all, 'noa').map(({ name }) => name)).toEqual(['No answer']);
    expect(matchTemplates(all, 'ans').map(({ name }) => name)).toEqual(['Answer promised', 'No answer']);
    expect(matchTemplates(all, '')).toHaveLength(4);
  });
});

describe('placeholders', () => {
  const values = { caller: 'Miriam {me}', me: 'Ana', phone: '', 'first name': 'Miriam' };

  it('are filled once where the value is known, and stay visible where it is not', () => {
    expect(fillPlaceholders('{Caller} / {first name}: {phone} {next step} {}', values)).toBe(
      'Miriam {me} / Miriam: {phone} {next step} {}',
    );
    expect(fillPlaceholders('{constructor} {toString}', values)).toBe('{constructor} {toString}');
  });

  it('are found one after another', () => {
    const text = 'To {a} and {b c}';
    expect(nextPlaceholder(text, 0)).toEqual({ start: 3, end: 6, words: '{a}' });
    expect(nextPlaceholder(text, 4)).toEqual({ start: 11, end: 16, words: '{b c}' });
    expect(nextPlaceholder(text, 12)).toBeNull();
  });
});

describe('the signature below a note', () => {
  const footer = footerLine('Miriam Kessler', ' intake ');

  it('is a paragraph of its own, and counts towards the limit', () => {
    expect(withFooter('Called.\n', footer)).toBe('Called.\n\n— Miriam Kessler, intake');
    const full = 'x'.repeat(65_535);
    expect(validateNote('s', full)).toBeNull();
    expect(validateNote('s', withFooter(full, footer), true)).toContain('with your name');
  });

  it('does not make an empty note valid', () => {
    expect(validateNote('s', withFooter(' ', footer))).toBe('Note is empty.');
  });

  it('adds nothing when switched off', () => {
    expect(withFooter('Called.\n', undefined)).toBe('Called.\n');
  });
});

it('counts a two-character line break as two, and each code point of an emoji as one', () => {
  expect(characterCount('a\r\nb')).toBe(4);
  expect(characterCount('👩‍👧')).toBe(3);
  expect(formatLimit(`${'🦉'.repeat(203)}\r`, 255)).toEqual({ words: '204 of 255', over: false });
});
