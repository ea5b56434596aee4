import type { DraftVault } from './draft-vault.ts';

/** From when on a person should see that putting away takes long. */
const SLOW_WRITE_MS = 400;

/** Whether what is typed would survive a crash: `pending` only while that takes noticeably long. */
export type SaveState = 'kept' | 'pending' | 'refused';

interface SaveEntry<Desk> {
  state: SaveState;
  isWriting: boolean;
  /** What was typed since the write began; goes with the next. */
  next: Desk | null;
  /** Ends with the present write. */
  writing: Promise<void>;
}

interface DraftPredicates<Desk> {
  /** Whether there is nothing to keep: then the stored text goes. */
  isEmpty: (desk: Desk) => boolean;
  /** Whether what is kept is only remembered: a sign-out loses none of it. */
  isSettled?: (desk: Desk) => boolean;
}

/** Puts away what is typed from the first key on, one write at a time per record. */
export class DraftAutosave<Desk> {
  readonly #vault: DraftVault;
  readonly #judges: DraftPredicates<Desk>;
  readonly #onChange: () => void;
  readonly #keeping = new Map<string, SaveEntry<Desk>>();
  /** Records whose stored text is known: before that, writing would put the new text over the old one. */
  readonly #released = new Set<string>();
  /** Records with something that only this page has, each with what ends that. */
  readonly #atRisk = new Map<string, () => void>();
  #closed = false;

  constructor(vault: DraftVault, judges: DraftPredicates<Desk>, onChange: () => void) {
    this.#vault = vault;
    this.#judges = judges;
    this.#onChange = onChange;
  }

  state(name: string): SaveState {
    return this.#keeping.get(name)?.state ?? 'kept';
  }

  /** Whether the last of what was typed is still on its way: for machines, since words that changed with each key would be no help. */
  isSaving(name: string): boolean {
    return this.#keeping.get(name)?.isWriting ?? false;
  }

  /** The stored text is part of `desk` now. */
  markLoaded(name: string, desk: Desk): void {
    this.#released.add(name);
    if (this.#keeping.has(name)) this.save(name, desk);
  }

  /** What is stored cannot be read: nothing is written over it. */
  markUnreadable(name: string): void {
    this.#keeping.set(name, { ...IDLE, state: 'refused', next: null });
  }

  save(name: string, desk: Desk): void {
    const keeping = this.#keeping.get(name) ?? { ...IDLE, next: null };
    this.#keeping.set(name, keeping);
    const { isEmpty, isSettled = never } = this.#judges;
    if (isEmpty(desk) || isSettled(desk) || this.#closed) this.#isSafe(name);
    else if (!this.#atRisk.has(name)) this.#atRisk.set(name, warnBeforeUnload());
    if (keeping.isWriting) keeping.next = desk;
    else if (this.#released.has(name) && !this.#closed) keeping.writing = this.#write(name, keeping, desk);
  }

  /** Resolves once nothing of this record is on its way into the vault. */
  async whenIdle(name: string): Promise<void> {
    const keeping = this.#keeping.get(name);
    while (keeping?.isWriting === true) await keeping.writing;
  }

  close(): void {
    this.#closed = true;
    for (const name of [...this.#atRisk.keys()]) this.#isSafe(name);
  }

  async #write(name: string, keeping: SaveEntry<Desk>, desk: Desk): Promise<void> {
    keeping.isWriting = true;
    const impatience = setTimeout(() => this.#set(keeping, 'pending'), SLOW_WRITE_MS);
    try {
      const { isEmpty, isSettled = never } = this.#judges;
      await this.#vault.write(name, isEmpty(desk) ? null : desk, isSettled(desk));
      this.#set(keeping, 'kept');
    } catch {
      this.#set(keeping, 'refused');
    } finally {
      clearTimeout(impatience);
      keeping.isWriting = false;
    }
    const { next } = keeping;
    keeping.next = null;
    if (next !== null) return this.save(name, next);
    if (keeping.state === 'kept') this.#isSafe(name);
    this.#onChange();
  }

  #isSafe(name: string): void {
    this.#atRisk.get(name)?.();
    this.#atRisk.delete(name);
  }

  #set(keeping: SaveEntry<Desk>, kept: SaveState): void {
    keeping.state = kept;
    this.#onChange();
  }
}

const IDLE = { state: 'pending', isWriting: false, writing: Promise.resolve() } as const;

function never(): boolean {
  return false;
}

/**
 * From now on something would be lost if the page went: the browser asks before it lets it go.
 * @returns nothing would be lost any more
 * @see https://html.spec.whatwg.org/multipage/browsing-the-web.html#unloading-documents
 */
function warnBeforeUnload(): () => void {
  const over = new AbortController();
  addEventListener('beforeunload', (event) => event.preventDefault(), { signal: over.signal });
  return () => over.abort();
}
