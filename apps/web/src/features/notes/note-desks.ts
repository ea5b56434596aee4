import type { Note } from '@intake-desk/grow-api/note';
import { DraftKeeper, type Kept } from '#src/platform/draft-keeper.ts';
import type { DraftVault } from '#src/platform/draft-vault.ts';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import { fateOf } from '#src/platform/write-fate.ts';
import { findInClio, isWhatBecameOf } from './find-in-clio.ts';
import { type NoteParent, parentName } from './note-parent.ts';
import { sendNote } from './note-queries.ts';
import { EMPTY_DESK, isEmptyDesk, joinDesks, restoredDesk, type NoteDesk, type OutgoingNote } from './outgoing-note.ts';

/** How long the desk's journal is sure to remember an answer, less some hours. */
const JOURNAL_MS = 20 * 60 * 60_000;

/** A note that this browser sent and Clio has. */
export interface ConfirmedNote {
  note: Note;
  /** When the answer came, in epoch milliseconds. */
  at: number;
}

/** What desks of the same person in other tabs are told. */
interface Told {
  name: string;
  desk: NoteDesk;
  confirmed?: ConfirmedNote;
}

/**
 * What one person has typed, per record, and the notes under way. Lives longer than any screen: a note goes on being sent
 * when its record is closed, and a draft is there when it is opened again. Tabs of one person share one desk.
 */
export class NoteDesks {
  readonly #vault: DraftVault;
  readonly #onSignedOut: () => void;
  readonly #channel: BroadcastChannel;
  readonly #keeper: DraftKeeper<NoteDesk>;
  readonly #desks = new Map<string, NoteDesk>();
  readonly #opened = new Set<string>();
  readonly #confirmed = new Map<string, readonly ConfirmedNote[]>();
  readonly #listeners = new Set<() => void>();

  /**
   * @param owner names the person among all who use this browser
   * @param vault where what was typed is kept
   * @param onSignedOut called when an answer says that nobody is signed in any more
   */
  constructor(owner: string, vault: DraftVault, onSignedOut: () => void) {
    this.#vault = vault;
    this.#onSignedOut = onSignedOut;
    this.#keeper = new DraftKeeper(vault, isEmptyDesk, () => this.#tell());
    this.#channel = new BroadcastChannel(`desk.notes.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Told>) => this.#hear(data);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  desk(parent: NoteParent): NoteDesk {
    return this.#deskOf(parentName(parent));
  }

  /** Notes that this browser sent and Clio confirmed while this page was open, oldest first. */
  confirmed(parent: NoteParent): readonly ConfirmedNote[] {
    return this.#confirmed.get(parentName(parent)) ?? NONE;
  }

  /** Whether what is typed here would survive a crash now. */
  kept(parent: NoteParent): Kept {
    return this.#keeper.kept(parentName(parent));
  }

  /** Brings back what was typed here before. Whoever types faster than the vault answers loses neither. */
  async open(parent: NoteParent): Promise<void> {
    const name = parentName(parent);
    if (this.#opened.has(name)) return;
    this.#opened.add(name);
    try {
      const stored = restoredDesk(await this.#vault.read(name));
      this.#desks.set(name, joinDesks(stored, this.#deskOf(name)));
      this.#keeper.release(name, this.#deskOf(name));
    } catch {
      // What lies there could not be read just now: it must not be written over.
      this.#opened.delete(name);
      this.#keeper.refuse(name);
    }
    this.#tell();
  }

  /** Keeps what is in the fields now. */
  type(parent: NoteParent, typed: Partial<Pick<NoteDesk, 'subject' | 'body'>>): void {
    this.#put(parent, { ...this.desk(parent), ...typed });
  }

  /**
   * Sends a note and clears the composer; the text stays in the vault until Clio's id is back.
   * @param after highest id among the record's notes now, null when they are not known
   */
  send(parent: NoteParent, subject: string, body: string, after: number | null): void {
    const note: OutgoingNote = { key: crypto.randomUUID(), subject, body, sentAt: Date.now(), after, state: 'sending' };
    this.#put(parent, { subject: '', body: '', outgoing: [...this.desk(parent).outgoing, note] });
    void this.#deliver(parent, note);
  }

  /** Once more. A note whose fate is open gets a new key only here, where a person has asked for it. */
  retry(parent: NoteParent, note: OutgoingNote): void {
    if (!this.#isUnderWay(parent, note)) return;
    const { reason: _why, retryable: _whether, ...rest } = note;
    if (note.state === 'interrupted' && Date.now() - note.sentAt > JOURNAL_MS) {
      this.#replace(parent, note.key, { ...rest, state: 'unknown' });
      void this.#lookFor(parent, note);
      return;
    }
    const isNewNote = note.state === 'unseen';
    const again: OutgoingNote = {
      ...rest,
      ...(isNewNote ? { key: crypto.randomUUID(), sentAt: Date.now() } : {}),
      state: 'sending',
    };
    this.#replace(parent, note.key, again);
    void this.#deliver(parent, again);
  }

  /** Takes a note that is not in Clio back into the composer; what is typed there is kept below it. */
  takeBack(parent: NoteParent, note: OutgoingNote): void {
    if (!this.#isUnderWay(parent, note)) return;
    const { outgoing, ...typed } = this.desk(parent);
    const joined = joinDesks({ subject: note.subject, body: note.body, outgoing: [] }, { ...typed, outgoing: [] });
    this.#put(parent, { ...joined, outgoing: outgoing.filter(({ key }) => key !== note.key) });
  }

  /** Clio's notes have been read: whatever is among them is no longer open. */
  reconcile(parent: NoteParent, notes: readonly Note[]): void {
    for (const sent of this.desk(parent).outgoing) {
      if (sent.state !== 'interrupted' && sent.state !== 'unseen') continue;
      const found = notes.find((note) => !this.#isTaken(parent, note.id) && isWhatBecameOf(sent, note));
      if (found) this.#settle(parent, sent, found);
    }
  }

  /** Signed out: nothing more is put away, and nothing heard. */
  close(): void {
    this.#keeper.close();
    this.#channel.close();
  }

  async #deliver(parent: NoteParent, note: OutgoingNote): Promise<void> {
    try {
      this.#settle(parent, note, await sendNote(parent, { subject: note.subject, body: note.body }, note.key));
    } catch (error) {
      const problem = asHttpProblem(error);
      if (problem.isSignedOut) this.#onSignedOut();
      const fate: OutgoingNote = { ...note, ...fateOf(problem) };
      this.#replace(parent, note.key, fate);
      if (fate.state === 'unknown') await this.#lookFor(parent, fate);
    }
  }

  /** No answer came back from Clio: its own notes decide. */
  async #lookFor(parent: NoteParent, note: OutgoingNote): Promise<void> {
    try {
      const found = await findInClio(parent, note, (id) => this.#isTaken(parent, id));
      if (found) this.#settle(parent, note, found);
      else this.#replace(parent, note.key, { ...note, state: 'unseen' });
    } catch {
      const reason = 'Clio gave no answer, and its notes cannot be read just now.';
      this.#replace(parent, note.key, { ...note, state: 'unseen', reason });
    }
  }

  #settle(parent: NoteParent, sent: OutgoingNote, note: Note): void {
    const name = parentName(parent);
    const confirmed = { note, at: Date.now() };
    this.#confirmed.set(name, [...this.confirmed(parent), confirmed]);
    const desk = this.desk(parent);
    this.#put(parent, { ...desk, outgoing: desk.outgoing.filter(({ key }) => key !== sent.key) }, confirmed);
  }

  #replace(parent: NoteParent, key: string, note: OutgoingNote): void {
    const desk = this.desk(parent);
    this.#put(parent, { ...desk, outgoing: desk.outgoing.map((other) => (other.key === key ? note : other)) });
  }

  #isUnderWay(parent: NoteParent, note: OutgoingNote): boolean {
    return this.desk(parent).outgoing.some(({ key, state }) => key === note.key && state === note.state);
  }

  /** A note that another one of ours has become cannot be what became of this one. */
  #isTaken(parent: NoteParent, id: number): boolean {
    return this.confirmed(parent).some(({ note }) => note.id === id);
  }

  #put(parent: NoteParent, desk: NoteDesk, confirmed?: ConfirmedNote): void {
    const name = parentName(parent);
    this.#desks.set(name, desk);
    this.#keeper.keep(name, desk);
    this.#channel.postMessage({ name, desk, ...(confirmed ? { confirmed } : {}) } satisfies Told);
    this.#tell();
  }

  /** The same person has typed or sent in another tab, which also puts it away. */
  #hear({ name, desk, confirmed }: Told): void {
    this.#desks.set(name, desk);
    if (confirmed) this.#confirmed.set(name, [...(this.#confirmed.get(name) ?? NONE), confirmed]);
    this.#tell();
  }

  #deskOf(name: string): NoteDesk {
    return this.#desks.get(name) ?? EMPTY_DESK;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const NONE: readonly ConfirmedNote[] = [];
