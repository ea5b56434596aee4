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

/** How long the server's outbox reliably stores a response, less a few hours of margin. */
const IDEMPOTENCY_WINDOW_MS = 20 * 60 * 60_000;

/** True when sending with the same key might create a second note. */
export function isPastIdempotencyWindow({ isTried, sentAt }: OutgoingNote): boolean {
  return isTried === true && Date.now() - sentAt > IDEMPOTENCY_WINDOW_MS;
}

/** Access to the outgoing notes that the sender processes. */
export interface OutgoingNoteRepository {
  find: (writtenAt: NoteParent, key: string) => OutgoingNote | undefined;
  replace: (writtenAt: NoteParent, note: OutgoingNote) => void;
  /** Records that the note is in Clio. */
  markConfirmed: (writtenAt: NoteParent, sent: OutgoingNote, note: Note) => void;
  /** True when Clio's note is already matched to another sent note. */
  isTaken: (target: NoteParent, id: number) => boolean;
  /** Resolves when all changes are saved in the vault. */
  flush: (writtenAt: NoteParent) => Promise<void>;
  /** Loads what another tab, which had the note before, saved in the vault. */
  reload: (writtenAt: NoteParent, key: string) => Promise<void>;
  subscribe: (listener: () => void) => () => void;
  signedOut: () => void;
}

/**
 * Sends notes to Clio: waits for the send delay, sends, and reconciles a lost response. A lock ensures that only one of
 * a user's tabs processes a note; when that tab closes, another takes over.
 */
export class NoteSender {
  readonly #owner: string;
  readonly #shelf: OutgoingNoteRepository;
  readonly #carried = new Set<string>();
  #isClosed = false;

  /** @param owner identifies the firm and the user */
  constructor(owner: string, shelf: OutgoingNoteRepository) {
    this.#owner = owner;
    this.#shelf = shelf;
  }

  /** Processes a note, unless this tab already does. */
  enqueue(writtenAt: NoteParent, key: string): void {
    if (this.#carried.has(key) || this.#isClosed) return;
    this.#carried.add(key);
    withTabLock(`desk.note.${this.#owner}.${key}`, async (hasWaited) => {
      if (hasWaited) await this.#shelf.reload(writtenAt, key);
      await this.#run(writtenAt, key);
      // The next tab starts from the vault.
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
        // From here on it cannot be undone.
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

  /** @returns true when the note must be processed again */
  async #deliver(writtenAt: NoteParent, note: OutgoingNote): Promise<boolean> {
    const may = await checkCanSend(this.#owner);
    // Undo may have removed it during the request.
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

  /** Reconciles a note whose response from Clio was lost, by searching Clio's notes. */
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
