import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Note } from '@intake-desk/grow-api/note';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import type { RecordPage } from '#src/platform/record-pages.ts';
import type { DraftVault } from './draft-vault.ts';
import { type NoteParent, parentName } from './note-parent.ts';
import { addToLoadedNotes, notePages, sendNote } from './note-queries.ts';
import { EMPTY_DESK, isEmptyDesk, restoredDesk, type NoteDesk, type OutgoingNote } from './outgoing-note.ts';

/** How long after the last key what was typed is put away. */
const WRITE_AFTER_MS = 300;
/** Clio's clock may differ from this one by so much when a lost note is looked for. */
const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * What one person has typed, per record, and the notes under way. Lives longer than any screen: a note goes on being sent
 * when its record is closed, and a draft is there when it is opened again.
 */
export class NoteDesks {
  readonly #vault: DraftVault;
  readonly #queryClient: QueryClient;
  readonly #desks = new Map<string, NoteDesk>();
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Ids of notes that this page sent → when Clio confirmed them. */
  readonly confirmed = new Map<number, number>();

  readonly #onSignedOut: () => void;
  #closed = false;

  /**
   * @param vault where what was typed is kept
   * @param queryClient whose loaded notes a confirmed one joins
   * @param onSignedOut called when Clio's door turns out to be shut
   */
  constructor(vault: DraftVault, queryClient: QueryClient, onSignedOut: () => void) {
    this.#vault = vault;
    this.#queryClient = queryClient;
    this.#onSignedOut = onSignedOut;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Undefined until the vault has answered. */
  desk(parent: NoteParent): NoteDesk | undefined {
    return this.#desks.get(parentName(parent));
  }

  /** Brings back what was typed here before. Damaged or foreign ciphertext counts as nothing typed. */
  async open(parent: NoteParent): Promise<void> {
    const name = parentName(parent);
    if (this.#desks.has(name)) return;
    const stored = await this.#vault.read(name).catch(() => null);
    if (!this.#desks.has(name)) this.#put(parent, restoredDesk(stored), 'stored');
  }

  /** Keeps what is in the fields now. */
  type(parent: NoteParent, typed: Partial<Pick<NoteDesk, 'subject' | 'body'>>): void {
    this.#put(parent, { ...this.#deskOf(parent), ...typed });
  }

  /** Sends what is typed and clears the composer; the text stays in the vault until Clio's id is back. */
  send(parent: NoteParent, subject: string, body: string): void {
    const note: OutgoingNote = { key: crypto.randomUUID(), subject, body, sentAt: Date.now(), state: 'sending' };
    const desk = this.#deskOf(parent);
    this.#put(parent, { subject: '', body: '', outgoing: [...desk.outgoing, note] }, 'now');
    void this.#deliver(parent, note);
  }

  /** Once more. A note whose fate is open gets a new key only here, where a person has asked for it. */
  retry(parent: NoteParent, note: OutgoingNote): void {
    const key = note.state === 'unseen' ? crypto.randomUUID() : note.key;
    const again: OutgoingNote = { key, subject: note.subject, body: note.body, sentAt: Date.now(), state: 'sending' };
    this.#replace(parent, note.key, again);
    void this.#deliver(parent, again);
  }

  /** Takes a note that is not in Clio back into the composer; what is typed there is kept below it. */
  takeBack(parent: NoteParent, note: OutgoingNote): void {
    const desk = this.#deskOf(parent);
    this.#put(
      parent,
      {
        subject: note.subject || desk.subject,
        body: [note.body, desk.body].filter(Boolean).join('\n\n'),
        outgoing: desk.outgoing.filter(({ key }) => key !== note.key),
      },
      'now',
    );
  }

  /** Puts everything away at once: the page may be about to go. */
  flush(): void {
    for (const name of [...this.#timers.keys()]) void this.#write(name);
  }

  /** Signed out: nothing more is put away. */
  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #deliver(parent: NoteParent, note: OutgoingNote): Promise<void> {
    try {
      this.#settle(parent, note, await sendNote(parent, { subject: note.subject, body: note.body }, note.key));
    } catch (error) {
      const problem = asHttpProblem(error);
      const reason = problem.detail ? `${problem.message} Clio says: ${problem.detail}` : problem.message;
      const failed = { ...note, reason, code: problem.code };
      if (problem.isSignedOut) this.#onSignedOut();
      if (problem.code !== 'outcome-unknown') return this.#replace(parent, note.key, { ...failed, state: 'failed' });
      this.#replace(parent, note.key, { ...failed, state: 'unknown' });
      await this.#lookFor(parent, { ...failed, state: 'unknown' });
    }
  }

  /** No answer came back: Clio's own notes decide. */
  async #lookFor(parent: NoteParent, note: OutgoingNote): Promise<void> {
    const options = notePages(parent);
    try {
      await this.#queryClient.refetchQueries({ queryKey: options.queryKey }, { throwOnError: true });
    } catch {
      return this.#replace(parent, note.key, {
        ...note,
        state: 'unseen',
        reason: 'Clio gave no answer, and its notes cannot be read just now.',
      });
    }
    const pages = this.#queryClient.getQueryData<InfiniteData<RecordPage<Note>>>(options.queryKey)?.pages ?? [];
    const found = pages
      .flatMap((page) => page.data)
      .find(
        ({ id, subject, body, created_at }) =>
          !this.confirmed.has(id) &&
          subject === note.subject &&
          body === note.body &&
          Date.parse(created_at) >= note.sentAt - CLOCK_SLACK_MS,
      );
    if (found) this.#settle(parent, note, found);
    else this.#replace(parent, note.key, { ...note, state: 'unseen' });
  }

  #settle(parent: NoteParent, note: OutgoingNote, saved: Note): void {
    this.confirmed.set(saved.id, Date.now());
    addToLoadedNotes(this.#queryClient, parent, saved);
    const desk = this.#deskOf(parent);
    this.#put(parent, { ...desk, outgoing: desk.outgoing.filter(({ key }) => key !== note.key) }, 'now');
  }

  #replace(parent: NoteParent, key: string, note: OutgoingNote): void {
    const desk = this.#deskOf(parent);
    this.#put(parent, { ...desk, outgoing: desk.outgoing.map((other) => (other.key === key ? note : other)) }, 'now');
  }

  #deskOf(parent: NoteParent): NoteDesk {
    return this.desk(parent) ?? EMPTY_DESK;
  }

  #put(parent: NoteParent, desk: NoteDesk, keep: 'soon' | 'now' | 'stored' = 'soon'): void {
    const name = parentName(parent);
    this.#desks.set(name, desk);
    for (const listener of this.#listeners) listener();
    if (keep === 'now') void this.#write(name);
    if (keep === 'soon' && !this.#timers.has(name)) {
      this.#timers.set(
        name,
        setTimeout(() => void this.#write(name), WRITE_AFTER_MS),
      );
    }
  }

  async #write(name: string): Promise<void> {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
    const desk = this.#desks.get(name);
    if (desk && !this.#closed) await this.#vault.write(name, isEmptyDesk(desk) ? null : desk).catch(() => undefined);
  }
}
