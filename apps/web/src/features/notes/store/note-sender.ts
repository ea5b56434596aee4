import type { Note } from '@intake-desk/grow-api/note';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { withTabLock } from '#src/platform/browser/with-tab-lock.ts';
import { checkCanSend } from '#src/platform/drafts/can-send.ts';
import { outcomeOf } from '#src/platform/drafts/write-outcome.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { findSentNote } from './find-sent-note.ts';
import type { NoteParent } from './note-parent.ts';
import { sendNote } from './note-queries.ts';
import { sentBody, targetOf, type OutgoingNote } from './outgoing-note.ts';

/** How long the desk's journal is sure to remember an answer, less some hours. */
const IDEMPOTENCY_WINDOW_MS = 20 * 60 * 60_000;

/** Whether sending it with the same key might be sending it twice. */
export function isPastIdempotencyWindow({ isTried, sentAt }: OutgoingNote): boolean {
  return isTried === true && Date.now() - sentAt > IDEMPOTENCY_WINDOW_MS;
}

/** Where the notes lie that a courier carries. */
export interface OutgoingNoteRepository {
  find: (writtenAt: NoteParent, key: string) => OutgoingNote | undefined;
  replace: (writtenAt: NoteParent, note: OutgoingNote) => void;
  /** It is in Clio. */
  markConfirmed: (writtenAt: NoteParent, sent: OutgoingNote, note: Note) => void;
  /** Another note of ours that Clio has. */
  isTaken: (target: NoteParent, id: number) => boolean;
  /** Resolves when all that is known lies in the vault. */
  flush: (writtenAt: NoteParent) => Promise<void>;
  /** Another tab had the note: takes over what that tab left in the vault. */
  reload: (writtenAt: NoteParent, key: string) => Promise<void>;
  subscribe: (listener: () => void) => () => void;
  signedOut: () => void;
}

/**
 * Carries notes to Clio: waits out the hold, sends, and finds out what became of an answer that was lost. Of all tabs of a person
 * one carries a note; when that one goes, another takes over.
 */
export class NoteSender {
  readonly #owner: string;
  readonly #shelf: OutgoingNoteRepository;
  readonly #carried = new Set<string>();
  #isClosed = false;

  /** @param owner firm and person */
  constructor(owner: string, shelf: OutgoingNoteRepository) {
    this.#owner = owner;
    this.#shelf = shelf;
  }

  /** Sees to a note, unless this tab is at it already. */
  enqueue(writtenAt: NoteParent, key: string): void {
    if (this.#carried.has(key) || this.#isClosed) return;
    this.#carried.add(key);
    withTabLock(`desk.note.${this.#owner}.${key}`, async (hasWaited) => {
      if (hasWaited) await this.#shelf.reload(writtenAt, key);
      await this.#run(writtenAt, key);
      // The next tab believes the vault.
      await this.#shelf.flush(writtenAt);
    })
      .catch(reportError)
      .finally(() => {
        this.#carried.delete(key);
        if (this.#shelf.find(writtenAt, key)?.state === 'held') this.enqueue(writtenAt, key);
      });
  }

  close(): void {
    this.#isClosed = true;
  }

  async #run(writtenAt: NoteParent, key: string): Promise<void> {
    for (;;) {
      const note = this.#isClosed ? undefined : this.#shelf.find(writtenAt, key);
      if (note?.state === 'held') {
        const left = (note.heldUntil ?? 0) - Date.now();
        if (left > 0) await this.#changeOr(left);
        // From here on it cannot be had back.
        else if (note.heldUntil) this.#shelf.replace(writtenAt, { ...note, heldUntil: 0 });
        else if (isPastIdempotencyWindow(note)) return this.#interrupted(writtenAt, note);
        else if (!(await this.#deliver(writtenAt, note))) return;
      } else if (note?.state === 'waiting') {
        if (isPastIdempotencyWindow(note)) return this.#interrupted(writtenAt, note);
        if (!(await this.#deliver(writtenAt, note))) return;
      } else if (note?.state === 'sending' || note?.state === 'unknown') {
        // The page that sent it is gone.
        return this.#interrupted(writtenAt, note);
      } else return;
    }
  }

  #interrupted(writtenAt: NoteParent, note: OutgoingNote): void {
    this.#shelf.replace(writtenAt, { ...note, state: 'interrupted', isTried: true });
  }

  /** @returns whether there may be more to do */
  async #deliver(writtenAt: NoteParent, note: OutgoingNote): Promise<boolean> {
    const may = await checkCanSend(this.#owner);
    // It may have been taken back while the desk was asked.
    if (this.#isClosed || this.#shelf.find(writtenAt, note.key)?.state !== note.state) return true;
    const { waitsFor: _for, reason: _why, retryable: _whether, ...rest } = note;
    if (may !== 'yes') {
      const waitsFor = may === 'no-network' ? 'network' : 'sign-in';
      this.#shelf.replace(writtenAt, { ...rest, state: 'waiting', waitsFor });
      if (may === 'signed-out') this.#shelf.signedOut();
      return false;
    }
    const leaving = { ...rest, ...(note.isTried === true ? {} : { sentAt: Date.now() }) };
    this.#shelf.replace(writtenAt, { ...leaving, state: 'sending' });
    const target = targetOf(writtenAt, note);
    try {
      const made = await sendNote(target, { subject: note.subject, body: sentBody(note) }, note.key);
      this.#shelf.markConfirmed(writtenAt, note, made);
    } catch (error) {
      const problem = asHttpProblem(error);
      if (problem.isSignedOut) {
        this.#shelf.replace(writtenAt, { ...leaving, state: 'waiting', waitsFor: 'sign-in' });
        this.#shelf.signedOut();
        return false;
      }
      const fate = outcomeOf(problem);
      const next: OutgoingNote = { ...leaving, ...fate, ...(fate.state === 'failed' ? {} : { isTried: true }) };
      this.#shelf.replace(writtenAt, next);
      if (next.state === 'unknown') await this.findOutcome(writtenAt, next);
    }
    return false;
  }

  /** No answer came back from Clio: its own notes decide. */
  async findOutcome(writtenAt: NoteParent, note: OutgoingNote): Promise<void> {
    const target = targetOf(writtenAt, note);
    try {
      const found = await findSentNote(target, note, (id) => this.#shelf.isTaken(target, id));
      if (found) this.#shelf.markConfirmed(writtenAt, note, found);
      else this.#shelf.replace(writtenAt, { ...note, state: 'unseen' });
    } catch {
      this.#shelf.replace(writtenAt, { ...note, state: 'unseen', reason: notesTexts.cannotBeRead });
    }
  }

  #changeOr(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      const stop = this.#shelf.subscribe(done);
    });
  }
}
