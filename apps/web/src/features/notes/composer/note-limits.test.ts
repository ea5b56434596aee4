import { expect, it } from 'vitest';
import { characterCount, formatLimit, validateNote } from './note-limits.ts';
import { subjectFromBody, titledNote } from '#src/platform/notes/note-subject.ts';

it('counts an emoji as one character', () => {
  expect(characterCount('a🦉b')).toBe(3);
});

it('shows a count from 80 % of a limit, and how much is over', () => {
  expect(formatLimit('x'.repeat(203), 255)).toBeNull();
  expect(formatLimit('x'.repeat(204), 255)).toEqual({ words: '204 of 255', over: false });
  expect(formatLimit('x'.repeat(258), 255)).toEqual({ words: '3 characters over Clio’s limit of 255', over: true });
});

it('rejects a note over the limits before sending, and cuts nothing', () => {
  expect(validateNote('', ' \n')).toBe('Note is empty.');
  expect(validateNote('x'.repeat(256), 'b')).toContain('255');
  expect(validateNote('s', 'x'.repeat(65_536))).toContain('65,535');
  expect(validateNote('s', '🦉'.repeat(65_535))).toBeNull();
});

it('suggests the first line as the subject, cut at a word', () => {
  expect(subjectFromBody('\nReached him.\nRear-ended on Friday.')).toBe('Reached him.');
  const long = subjectFromBody(`${'word '.repeat(80)}\nMore.`);
  expect(long.endsWith('word…')).toBe(true);
  expect(characterCount(long)).toBeLessThanOrEqual(255);
});

it('gives a note of one line a general subject, so that its text is stored and shown once', () => {
  expect(subjectFromBody(' Left a voicemail. \n')).toBe('Note');
  expect(subjectFromBody('word '.repeat(80))).toBe('Note');
  expect(subjectFromBody(' ')).toBe('');
  expect(titledNote({ subject: 'Note', body: 'Left a voicemail.\n\n— Ana' })).toEqual({
    title: 'Left a voicemail.',
    text: '— Ana',
  });
  expect(titledNote({ subject: 'Voicemail', body: 'Voicemail' })).toEqual({ title: 'Voicemail', text: '' });
  expect(titledNote({ subject: 'Call', body: 'One.\nTwo.' })).toEqual({ title: 'Call', text: 'One.\nTwo.' });
});
