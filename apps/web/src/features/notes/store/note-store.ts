import type { Note } from '@intake-desk/grow-api/note';
import { DraftAutosave, type SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { registerUndoSource, type UndoAction } from '#src/platform/commands/undo-sources.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { matchesSentNote } from './find-sent-note.ts';
import {
  isHeld,
  latestHeld,
  EMPTY_COMPOSER,
  isEmptyComposer,
  isFullySent,
  isStillHere,
  mergeComposers,
  parseStoredComposer,
  targetOf,
  type ComposerState,
  type OutgoingNote,
  createOutgoingNotes,
  notesOfSameSend,
  type NoteToSend,
} from './outgoing-note.ts';
import { isPastIdempotencyWindow, NoteSender } from './note-sender.ts';
import { type NoteParent, parentName, parentOfName } from './note-parent.ts';

/** Retry interval of a note that waits for the network, in addition to the browser's `online` event. */
const RETRY_INTERVAL_MS = 15_000;
/** Delay before this tab queues for another tab's note, so that the other tab gets the lock first. */
const STAND_BY_MS = 1_000;

/** For this long after sending, a note may be missing from the vault because its tab closed before saving it. */
const UNSTORED_MS = 5_000;

/** A note that this browser sent and Clio confirmed. */
export interface ConfirmedNote {
  note: Note;
  /** When the response arrived, in epoch milliseconds. */
  at: number;
}

/** Message to the same user's other tabs. */
interface TabMessage {
  name: string;
  desk: ComposerState;
  /** True when the sending tab has loaded the vault's entry. */
  isWhole: boolean;
  confirmed?: { name: string; note: ConfirmedNote };
}

/**
 * Holds one user's drafts and outgoing notes, per record. It outlives all screens: sending continues after a record is
 * closed, and a draft is restored when it is opened again. Tabs of one user share the state.
 */
export class NoteStore {
  readonly #vault: DraftVault;
  readonly #channel: BroadcastChannel;
  readonly #keeper: DraftAutosave<ComposerState>;
  readonly #courier: NoteSender;
  readonly #composers = new Map<string, ComposerState>();
  readonly #opening = new Set<string>();
  /** Keys of records whose state includes the vault's entry and other tabs' changes. */
  readonly #whole = new Set<string>();
  readonly #confirmed = new Map<string, readonly ConfirmedNote[]>();
  readonly #listeners = new Set<() => void>();
  readonly #takenBack = new Set<(parent: NoteParent) => void>();
  readonly #stop: () => void;
  #isClosed = false;

  /**
   * @param owner identifies the user among all users of this browser
   * @param vault persists drafts and outgoing notes
   * @param onSignedOut called when a response shows that the session has ended
   */
  constructor(owner: string, vault: DraftVault, onSignedOut: () => void) {
    this.#vault = vault;
    const judges = { isEmpty: isEmptyComposer, isSettled: isFullySent };
    this.#keeper = new DraftAutosave(vault, judges, () => this.#notify());
    this.#channel = new BroadcastChannel(`desk.notes.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.#onMessage(data);
    this.#courier = new NoteSender(owner, {
      find: (parent, key) => this.composer(parent).outgoing.find((note) => note.key === key),
      replace: (parent, note) => this.#replace(parent, note),
      markConfirmed: (parent, sent, note) => this.#settle(parent, sent, note),
      isTaken: (target, id) => this.#isTaken(target, id),
      flush: (parent) => this.#keeper.whenIdle(parentName(parent)),
      reload: (parent, key) => this.#readAgain(parent, key),
      subscribe: this.subscribe,
      signedOut: onSignedOut,
    });
    const goOn = () => this.#goOn();
    window.addEventListener('online', goOn);
    const timer = setInterval(goOn, RETRY_INTERVAL_MS);
    const stopOffering = registerUndoSource(() => this.#undoOffer());
    this.#stop = () => {
      window.removeEventListener('online', goOn);
      clearInterval(timer);
      stopOffering();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Subscribes to the records whose composer got a note back. */
  readonly onUndoSend = (listener: (parent: NoteParent) => void): (() => void) => {
    this.#takenBack.add(listener);
    return () => this.#takenBack.delete(listener);
  };

  composer(parent: NoteParent): ComposerState {
    return this.#composerOf(parentName(parent));
  }

  /** Notes that this browser sent and Clio confirmed while this page was open, oldest first. */
  confirmed(parent: NoteParent): readonly ConfirmedNote[] {
    return this.#confirmed.get(parentName(parent)) ?? NONE;
  }

  /** Returns the save state of the draft: whether it would survive a crash now. */
  saveState(parent: NoteParent): SaveState {
    return this.#keeper.state(parentName(parent));
  }

  /** Restores the stored state and merges it with what was typed before the vault responded. */
  async open(parent: NoteParent): Promise<void> {
    const name = parentName(parent);
    if (this.#whole.has(name) || this.#opening.has(name)) return;
    this.#opening.add(name);
    try {
      const stored = parseStoredComposer(await this.#vault.read(name), Date.now());
      // Another tab may have sent the complete state in the meantime.
      if (!this.#whole.has(name)) {
        this.#composers.set(name, mergeComposers(stored, this.#composerOf(name)));
        this.#whole.add(name);
        this.#keeper.markLoaded(name, this.#composerOf(name));
        this.#standBy(parent);
      }
    } catch {
      // The stored state could not be read and must not be overwritten.
      this.#keeper.markUnreadable(name);
    } finally {
      this.#opening.delete(name);
    }
    this.#notify();
  }

  /** Resumes all notes that were outgoing when the last page was closed or the session ended. */
  async resume(): Promise<void> {
    const parents = (await this.#vault.recordNames()).flatMap((name) => parentOfName(name) ?? []);
    await Promise.all(parents.map((parent) => this.open(parent)));
  }

  /** Updates and saves the fields. */
  update(parent: NoteParent, typed: Partial<Omit<ComposerState, 'outgoing'>>): void {
    this.#put(parent, { ...this.composer(parent), ...typed });
  }

  /** Starts sending a note and clears the composer; the text stays in the vault until Clio's id arrives. */
  send(parent: NoteParent, note: NoteToSend): void {
    const notes = createOutgoingNotes(note, Date.now());
    this.#put(parent, { ...EMPTY_COMPOSER, outgoing: [...this.composer(parent).outgoing, ...notes] });
    for (const { key } of notes) this.#courier.enqueue(parent, key);
  }

  /** Ends the send delay of a note and of its siblings. */
  sendNow(parent: NoteParent, note: OutgoingNote): void {
    for (const one of notesOfSameSend(this.composer(parent).outgoing, note)) {
      if (one.state === 'held') this.#replace(parent, { ...one, heldUntil: 0 });
    }
  }

  /** Returns the record's newest note in its send delay; null for none. */
  held(parent: NoteParent): OutgoingNote | null {
    return this.composer(parent).outgoing.findLast(isHeld) ?? null;
  }

  /** Sends a note again. A note whose outcome is unknown gets a new key only here, at a user's request. */
  retry(parent: NoteParent, note: OutgoingNote): void {
    if (!this.#isUnderWay(parent, note)) return;
    const { reason: _why, retryable: _whether, ...rest } = note;
    if (isPastIdempotencyWindow(note) && note.state === 'interrupted') {
      this.#replace(parent, { ...rest, state: 'unknown' });
      void this.#courier.findOutcome(parent, note);
      return;
    }
    const { isTried: _tried, ...fresh } = rest;
    const again: OutgoingNote = note.state === 'unseen' ? { ...fresh, key: crypto.randomUUID() } : rest;
    this.#replace(parent, { ...again, state: 'held', heldUntil: 0 }, note.key);
    this.#courier.enqueue(parent, again.key);
  }

  /** Moves a note that is not in Clio back into the composer; text typed there since stays below it. */
  undoSend(parent: NoteParent, note: OutgoingNote): void {
    const { outgoing, ...typed } = this.composer(parent);
    const siblings = notesOfSameSend(outgoing, note);
    if (!this.#isUnderWay(parent, note) || (siblings.length > 1 && !siblings.every(isStillHere))) return;
    const also = siblings.flatMap(({ to }) => to ?? []);
    const older = { subject: note.subject, body: note.body, also, outgoing: [] };
    const keys = new Set(siblings.map(({ key }) => key));
    this.#put(parent, {
      ...mergeComposers(older, { ...typed, outgoing: [] }),
      outgoing: outgoing.filter(({ key }) => !keys.has(key)),
    });
    for (const listener of this.#takenBack) listener(parent);
  }

  /** Discards one note of a group, or removes sent ones from the list. */
  discard(parent: NoteParent, keys: readonly string[]): void {
    const desk = this.composer(parent);
    this.#put(parent, { ...desk, outgoing: desk.outgoing.filter(({ key }) => !keys.includes(key)) });
  }

  /** Marks notes with an unknown outcome as sent when they are among Clio's notes. */
  reconcile(parent: NoteParent, notes: readonly Note[]): void {
    for (const sent of this.composer(parent).outgoing) {
      if (sent.to !== undefined || (sent.state !== 'interrupted' && sent.state !== 'unseen')) continue;
      const found = notes.find((note) => !this.#isTaken(parent, note.id) && matchesSentNote(sent, note));
      if (found) this.#settle(parent, sent, found);
    }
  }

  /** Stops sending, saving and listening after sign-out. */
  close(): void {
    this.#isClosed = true;
    this.#stop();
    this.#courier.close();
    this.#keeper.close();
    this.#channel.close();
    this.#notify();
  }

  #undoOffer(): UndoAction | null {
    const newest = latestHeld(this.#composers);
    if (newest === null) return null;
    const { parent, note } = newest;
    return {
      at: note.sentAt,
      run: () => {
        this.undoSend(parent, note);
        return notesTexts.takenBack(parent.kind, parent.id);
      },
    };
  }

  /** Enqueues the record's notes; the lock leaves those of other tabs alone. */
  #standBy(parent: NoteParent): void {
    for (const { key, state } of this.composer(parent).outgoing) {
      if (UNDER_WAY.has(state)) this.#courier.enqueue(parent, key);
    }
  }

  #goOn(): void {
    for (const [name, { outgoing }] of this.#composers) {
      const parent = parentOfName(name);
      for (const { key, state, waitsFor } of outgoing) {
        if (parent !== null && state === 'waiting' && waitsFor === 'network') this.#courier.enqueue(parent, key);
      }
    }
  }

  async #readAgain(parent: NoteParent, key: string): Promise<void> {
    const stored = parseStoredComposer(await this.#vault.read(parentName(parent)), Date.now());
    const kept = stored.outgoing.find((note) => note.key === key);
    const desk = this.composer(parent);
    const outgoing = desk.outgoing.flatMap((note) => {
      if (note.key !== key) return note;
      // A recent note may not be in the vault yet. With an equal state, the copy in memory is newer.
      if (kept === undefined) return Date.now() - note.sentAt < UNSTORED_MS ? note : [];
      return kept.state === note.state ? note : kept;
    });
    this.#composers.set(parentName(parent), { ...desk, outgoing });
    this.#notify();
  }

  #settle(parent: NoteParent, sent: OutgoingNote, note: Note): void {
    const name = parentName(targetOf(parent, sent));
    const confirmed = { note, at: Date.now() };
    this.#confirm(name, confirmed);
    const desk = this.composer(parent);
    const outgoing = desk.outgoing.flatMap((other) => {
      if (other.key !== sent.key) return other;
      const { reason: _why, retryable: _whether, ...rest } = other;
      return other.group === undefined ? [] : { ...rest, state: 'done' as const, doneAt: confirmed.at };
    });
    this.#put(parent, { ...desk, outgoing }, { name, note: confirmed });
  }

  #replace(parent: NoteParent, note: OutgoingNote, key = note.key): void {
    const desk = this.composer(parent);
    this.#put(parent, { ...desk, outgoing: desk.outgoing.map((other) => (other.key === key ? note : other)) });
  }

  #isUnderWay(parent: NoteParent, note: OutgoingNote): boolean {
    return this.composer(parent).outgoing.some(({ key, state }) => key === note.key && state === note.state);
  }

  /** True when Clio's note is already matched to another sent note. */
  #isTaken(parent: NoteParent, id: number): boolean {
    return this.confirmed(parent).some(({ note }) => note.id === id);
  }

  #put(parent: NoteParent, desk: ComposerState, confirmed?: TabMessage['confirmed']): void {
    if (this.#isClosed) return;
    const name = parentName(parent);
    this.#composers.set(name, desk);
    this.#keeper.save(name, desk);
    const message: TabMessage = { name, desk, isWhole: this.#whole.has(name), ...(confirmed ? { confirmed } : {}) };
    this.#channel.postMessage(message);
    this.#notify();
  }

  /** Applies what the same user typed or sent in another tab, which also saves it. */
  #onMessage({ name, desk, isWhole, confirmed }: TabMessage): void {
    if (confirmed) this.#confirm(confirmed.name, confirmed.note);
    const parent = parentOfName(name);
    if (isWhole || this.#whole.has(name)) {
      this.#composers.set(name, desk);
      if (!this.#whole.has(name)) this.#keeper.markLoaded(name, desk);
      this.#whole.add(name);
      if (parent !== null) setTimeout(() => this.#standBy(parent), STAND_BY_MS);
    }
    this.#notify();
  }

  #confirm(name: string, confirmed: ConfirmedNote): void {
    const others = (this.#confirmed.get(name) ?? NONE).filter(({ note }) => note.id !== confirmed.note.id);
    this.#confirmed.set(name, [...others, confirmed]);
  }

  #composerOf(name: string): ComposerState {
    return this.#composers.get(name) ?? EMPTY_COMPOSER;
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

const NONE: readonly ConfirmedNote[] = [];
const UNDER_WAY: ReadonlySet<OutgoingNote['state']> = new Set(['held', 'waiting', 'sending', 'unknown']);
