import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '@intake-desk/desk-api/problem';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { outcomeOf } from '#src/platform/drafts/write-outcome.ts';
import { matchesSentNote } from './find-sent-note.ts';
import {
  EMPTY_COMPOSER,
  isFullySent,
  isStillHere,
  mergeComposers,
  parseStoredComposer,
  type OutgoingNote,
} from './outgoing-note.ts';

const fate = (code: string) => outcomeOf(new HttpProblem({ code, title: 'x', status: 500 }));

describe('a note is marked failed only where nothing can have been written', () => {
  it.each([...PROBLEM_CODES, 'no-answer', 'a-code-of-tomorrow'])('%s', (code) => {
    const mayBeWritten = [
      'outcome-unknown',
      'idempotency-key-reused',
      'request-in-flight',
      'store-unavailable',
      'internal',
      'grow-timeout',
      'grow-garbled',
      'no-answer',
      'a-code-of-tomorrow',
    ];
    if (mayBeWritten.includes(code)) expect(fate(code).state).not.toBe('failed');
  });

  it('a lost response of the server is requested again, a lost response of Clio is reconciled', () => {
    expect(fate('no-answer').state).toBe('interrupted');
    expect(fate('outcome-unknown').state).toBe('unknown');
  });

  it('offers no retry where the same text would fail again', () => {
    expect(fate('grow-unprocessable')).toMatchObject({ state: 'failed', retryable: false });
    expect(fate('grow-unavailable')).toMatchObject({ state: 'failed', retryable: true });
  });
});

describe('matching a sent note', () => {
  const sent: OutgoingNote = {
    key: 'k',
    subject: 'Left voicemail',
    body: 'Twice.',
    sentAt: Date.parse('2026-11-23T10:00:00Z'),
    after: 7,
    state: 'unknown',
  };
  const note = {
    id: 8,
    subject: 'Left voicemail',
    body: 'Twice.',
    created_at: '2026-11-23T10:00:01Z',
    updated_at: '2026-11-23T10:00:01Z',
  };

  it('finds a note with the same text that was created later', () => {
    expect(matchesSentNote(sent, note)).toBe(true);
    expect(matchesSentNote(sent, { ...note, id: 7 })).toBe(false);
    expect(matchesSentNote(sent, { ...note, body: 'Once.' })).toBe(false);
  });

  it('compares times, with tolerance, where the earlier notes are not known', () => {
    expect(matchesSentNote({ ...sent, after: null }, { ...note, created_at: '2026-11-23T09:56:00Z' })).toBe(true);
    expect(matchesSentNote({ ...sent, after: null }, { ...note, created_at: '2026-11-23T09:50:00Z' })).toBe(false);
  });
});

describe('no typed text is lost', () => {
  it('when two drafts are merged', () => {
    const joined = mergeComposers(
      { ...EMPTY_COMPOSER, subject: 'Old', body: 'old text' },
      { ...EMPTY_COMPOSER, subject: 'New', body: 'new text' },
    );
    expect(joined).toEqual({ ...EMPTY_COMPOSER, subject: 'Old', body: 'old text\n\nNew\n\nnew text' });
  });

  it('and none duplicated when both contain the same note', () => {
    const note: OutgoingNote = { key: 'k', subject: 's', body: 'b', sentAt: 1, after: null, state: 'waiting' };
    const desk = { ...EMPTY_COMPOSER, outgoing: [note] };
    expect(mergeComposers(desk, desk).outgoing).toEqual([note]);
  });

  it('when stored data has another shape', () => {
    expect(parseStoredComposer({ body: 7, also: 'x' }, 0)).toEqual(EMPTY_COMPOSER);
    expect(parseStoredComposer(null, 0)).toEqual(EMPTY_COMPOSER);
  });

  it('when the page closes: delayed and waiting notes are still to be sent, groups fully in Clio expire', () => {
    const hour = 3_600_000;
    const note: OutgoingNote = {
      key: 'k',
      subject: 's',
      body: 'b',
      sentAt: 1,
      after: null,
      state: 'held',
      heldUntil: 9,
    };
    const done: OutgoingNote = { ...note, key: 'd', group: 'g', state: 'done', doneAt: hour };
    const failed: OutgoingNote = { ...note, key: 'f', group: 'h', state: 'failed' };
    const stored = { ...EMPTY_COMPOSER, outgoing: [note, done, { ...done, group: 'h' }, failed] };
    expect(parseStoredComposer(stored, 2 * hour).outgoing).toEqual(stored.outgoing);
    expect(parseStoredComposer(stored, 24 * hour).outgoing.map(({ key, group }) => [key, group])).toEqual([
      ['k', undefined],
      ['d', 'h'],
      ['f', 'h'],
    ]);
    expect(isFullySent({ ...EMPTY_COMPOSER, outgoing: [done] })).toBe(true);
    expect(isFullySent(stored)).toBe(false);
  });

  it('a note can be undone only while it has certainly not been sent', () => {
    const note: OutgoingNote = { key: 'k', subject: 's', body: 'b', sentAt: 1, after: null, state: 'waiting' };
    expect(isStillHere(note)).toBe(true);
    expect(isStillHere({ ...note, isTried: true })).toBe(false);
    expect(isStillHere({ ...note, state: 'sending' })).toBe(false);
  });
});

it('Clio’s text is compared with the text that was sent, including the footer', () => {
  const sent: OutgoingNote = {
    key: 'k',
    subject: 's',
    body: 'Called.',
    footer: '— Ana',
    sentAt: 0,
    after: 1,
    state: 'unknown',
  };
  const note = { id: 2, subject: 's', body: 'Called.\n\n— Ana', created_at: '', updated_at: '' };
  expect(matchesSentNote(sent, note)).toBe(true);
  expect(matchesSentNote(sent, { ...note, body: 'Called.' })).toBe(false);
});
