import { describe, expect, it, vi } from 'vitest';
import { PROBLEM_CODES } from '@intake-desk/desk-api/problem';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { outcomeOf } from '#src/platform/outgoing/write-outcome.ts';
import { isForgotten, isStillHere } from '#src/platform/outgoing/outgoing-item.ts';
import { EMPTY_COMPOSER, mergeComposers, parseStoredComposer, type OutgoingNote } from './outgoing-note.ts';

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

  it('after any lost response the journal is asked', () => {
    expect(fate('no-answer').state).toBe('unknown');
    expect(fate('outcome-unknown').state).toBe('unknown');
  });

  it('is final where the same text would fail again', () => {
    expect(fate('grow-unprocessable')).toMatchObject({ state: 'failed', isFinal: true });
    expect(fate('grow-unavailable').isFinal).toBeUndefined();
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

  it('when stored data has another shape', () => {
    expect(parseStoredComposer({ body: 7, also: 'x' })).toEqual(EMPTY_COMPOSER);
    expect(parseStoredComposer(null)).toEqual(EMPTY_COMPOSER);
  });

  it('groups that are fully in Clio expire, others do not', () => {
    const hour = 3_600_000;
    const note: OutgoingNote = { key: 'k', subject: 's', body: 'b', sentAt: 1, state: 'held', heldUntil: 9 };
    const done: OutgoingNote = { ...note, key: 'd', group: 'g', state: 'done', doneAt: hour };
    const failed: OutgoingNote = { ...note, key: 'f', group: 'h', state: 'failed' };
    const outgoing = [note, done, { ...done, key: 'e', group: 'h' }, failed];
    const forgotten = () => outgoing.filter((one) => isForgotten(one, outgoing)).map(({ key }) => key);
    vi.useFakeTimers({ now: 2 * hour });
    expect(forgotten()).toEqual([]);
    vi.setSystemTime(24 * hour);
    expect(forgotten()).toEqual(['d']);
    vi.useRealTimers();
  });

  it('when an earlier version stored a note without a response: the journal is asked', () => {
    const stored = { outgoing: [{ key: 'k', subject: 's', body: 'b', sentAt: 1, after: null, state: 'interrupted' }] };
    expect(parseStoredComposer(stored).outgoing).toMatchObject([{ key: 'k', state: 'unknown' }]);
  });

  it('a note can be undone only while it has certainly not been sent', () => {
    const note: OutgoingNote = { key: 'k', subject: 's', body: 'b', sentAt: 1, state: 'waiting' };
    expect(isStillHere(note)).toBe(true);
    expect(isStillHere({ ...note, isTried: true })).toBe(false);
    expect(isStillHere({ ...note, state: 'sending' })).toBe(false);
  });
});
