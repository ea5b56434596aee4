import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '@intake-desk/desk-api/problem';
import { HttpProblem } from '#src/platform/http-problem.ts';
import { fateOf } from '#src/platform/write-fate.ts';
import { isWhatBecameOf } from './find-in-clio.ts';
import { joinDesks, restoredDesk, type OutgoingNote } from './outgoing-note.ts';

const fate = (code: string) => fateOf(new HttpProblem({ code, title: 'x', status: 500 }));

describe('a note is called failed only where nothing can have been written', () => {
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

  it('the desk’s own lost answer is asked for again, Clio’s lost answer is looked up', () => {
    expect(fate('no-answer').state).toBe('interrupted');
    expect(fate('outcome-unknown').state).toBe('unknown');
  });

  it('offers no retry where the same text cannot fare better', () => {
    expect(fate('grow-unprocessable')).toMatchObject({ state: 'failed', retryable: false });
    expect(fate('grow-unavailable')).toMatchObject({ state: 'failed', retryable: true });
  });
});

describe('what became of a note', () => {
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

  it('is a note of the same words that came after it was sent', () => {
    expect(isWhatBecameOf(sent, note)).toBe(true);
    expect(isWhatBecameOf(sent, { ...note, id: 7 })).toBe(false);
    expect(isWhatBecameOf(sent, { ...note, body: 'Once.' })).toBe(false);
  });

  it('goes by the clock, with slack, where the notes before it are not known', () => {
    expect(isWhatBecameOf({ ...sent, after: null }, { ...note, created_at: '2026-11-23T09:56:00Z' })).toBe(true);
    expect(isWhatBecameOf({ ...sent, after: null }, { ...note, created_at: '2026-11-23T09:50:00Z' })).toBe(false);
  });
});

describe('nothing typed is lost', () => {
  it('when two drafts meet', () => {
    const joined = joinDesks(
      { subject: 'Old', body: 'old text', outgoing: [] },
      { subject: 'New', body: 'new text', outgoing: [] },
    );
    expect(joined).toEqual({ subject: 'Old', body: 'old text\n\nNew\n\nnew text', outgoing: [] });
  });

  it('when what is stored has another shape', () => {
    expect(restoredDesk({ body: 7 })).toEqual({ subject: '', body: '', outgoing: [] });
    expect(
      restoredDesk({ subject: 's', body: 'b', outgoing: [{ key: 'k', state: 'sending' }] }).outgoing[0]?.state,
    ).toBe('interrupted');
  });
});
