import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Note } from '@intake-desk/grow-api/note';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import type { RecordPage } from '#src/platform/record-pages.ts';
import type { DraftVault } from './draft-vault.ts';
import { type NoteParent, parentName } from './note-parent.ts';
import { addToLoadedNotes, notePages, sendNote } from './note-queries.ts';
import { EMPTY_DESK, isEmptyDesk, restoredDesk, type NoteDesk, type OutgoingNote } from './outgoing-note.ts';

/** From when on a person should see that putting away takes long. */
const SLOW_WRITE_MS = 400;
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
  readonly #opened = new Set<string>();
  readonly #restored = new Set<string>();
  readonly #keeping = new Map<string, Keeping>();
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

  desk(parent: NoteParent): NoteDesk {
    return this.#deskOf(parent);
  }

  /** Whether what is typed here would survive a crash now: *pending* for the milliseconds that it takes to put it away. */
  kept(parent: NoteParent): 'kept' | 'pending' | 'refused' {
    return this.#keeping.get(parentName(parent))?.state ?? 'kept';
  }

  /**
   * Brings back what was typed here before. Whoever types faster than the vault answers loses neither: the older text goes
   * first. Damaged or foreign ciphertext counts as nothing typed.
   */
  async open(parent: NoteParent): Promise<void> {
    const name = parentName(parent);
    if (this.#opened.has(name)) return;
    this.#opened.add(name);
    const stored = restoredDesk(await this.#vault.read(name).catch(() => null));
    const typed = this.#deskOf(parent);
    this.#desks.set(name, {
      subject: typed.subject || stored.subject,
      body: [stored.body, typed.body].filter(Boolean).join('\n\n'),
      outgoing: [...stored.outgoing, ...typed.outgoing],
    });
    this.#restored.add(name);
    this.#tell();
    if (!isEmptyDesk(typed)) this.#keep(name);
  }

  /** Keeps what is in the fields now. */
  type(parent: NoteParent, typed: Partial<Pick<NoteDesk, 'subject' | 'body'>>): void {
    this.#put(parent, { ...this.#deskOf(parent), ...typed });
  }

  /** Sends what is typed and clears the composer; the text stays in the vault until Clio's id is back. */
  send(parent: NoteParent, subject: string, body: string): void {
    const note: OutgoingNote = { key: crypto.randomUUID(), subject, body, sentAt: Date.now(), state: 'sending' };
    const desk = this.#deskOf(parent);
    this.#put(parent, { subject: '', body: '', outgoing: [...desk.outgoing, note] });
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
    this.#put(parent, {
      subject: note.subject || desk.subject,
      body: [note.body, desk.body].filter(Boolean).join('\n\n'),
      outgoing: desk.outgoing.filter(({ key }) => key !== note.key),
    });
  }

  /** Signed out: nothing more is put away. */
  close(): void {
    this.#closed = true;
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
    this.#put(parent, { ...desk, outgoing: desk.outgoing.filter(({ key }) => key !== note.key) });
  }

  #replace(parent: NoteParent, key: string, note: OutgoingNote): void {
    const desk = this.#deskOf(parent);
    this.#put(parent, { ...desk, outgoing: desk.outgoing.map((other) => (other.key === key ? note : other)) });
  }

  #deskOf(parent: NoteParent): NoteDesk {
    return this.#desks.get(parentName(parent)) ?? EMPTY_DESK;
  }

  #put(parent: NoteParent, desk: NoteDesk): void {
    const name = parentName(parent);
    this.#desks.set(name, desk);
    // Before the vault has answered, writing would put the new text over the old one.
    if (this.#restored.has(name)) this.#keep(name);
    else this.#keeping.set(name, { state: 'pending', isStale: false });
    this.#tell();
  }

  /** Puts away what is typed, one write at a time per record; what is typed meanwhile goes with the next. */
  #keep(name: string): void {
    const keeping = this.#keeping.get(name);
    if (keeping?.isWriting) {
      keeping.isStale = true;
      return;
    }
    // What was kept a moment ago is said to be kept until a write is slow enough to notice.
    const started: Keeping = { state: keeping?.state ?? 'pending', isStale: false, isWriting: true };
    this.#keeping.set(name, started);
    const impatience = setTimeout(() => {
      started.state = 'pending';
      this.#tell();
    }, SLOW_WRITE_MS);
    const desk = this.#desks.get(name) ?? EMPTY_DESK;
    const written = this.#closed ? Promise.resolve() : this.#vault.write(name, isEmptyDesk(desk) ? null : desk);
    void written
      .then(
        () => this.#hasKept(name, started, 'kept'),
        () => this.#hasKept(name, started, 'refused'),
      )
      .finally(() => clearTimeout(impatience));
  }

  #hasKept(name: string, keeping: Keeping, state: Keeping['state']): void {
    this.#keeping.set(name, { state, isStale: false });
    if (keeping.isStale) this.#keep(name);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

interface Keeping {
  state: 'kept' | 'pending' | 'refused';
  isWriting?: boolean;
  /** Something was typed since the write began. */
  isStale: boolean;
}
