import type { DraftVault } from './draft-vault.ts';

/** Delay in milliseconds after which a save counts as slow and is shown as pending. */
const SLOW_WRITE_MS = 400;

/** Whether typed text would survive a crash. `pending` is reported only while saving is noticeably slow. */
export type SaveState = 'kept' | 'pending' | 'refused';

interface SaveEntry<Desk> {
  state: SaveState;
  isWriting: boolean;
  /** Text typed since the write began; saved by the next write. */
  next: Desk | null;
  /** Resolves with the current write. */
  writing: Promise<void>;
}

interface DraftPredicates<Desk> {
  /** True if there is nothing to save: the stored text is then deleted. */
  isEmpty: (desk: Desk) => boolean;
  /** True if the text is stored only for reference: a sign-out loses nothing. */
  isSettled?: (desk: Desk) => boolean;
}

/** Saves typed text from the first key press, one write at a time per record. */
export class DraftAutosave<Desk> {
  readonly #vault: DraftVault;
  readonly #judges: DraftPredicates<Desk>;
  readonly #onChange: () => void;
  readonly #keeping = new Map<string, SaveEntry<Desk>>();
  /** Records whose stored text is loaded. An earlier write would overwrite the stored text with the new one. */
  readonly #released = new Set<string>();
  /** Records with text that exists only in this page, each with the function that removes its unload warning. */
  readonly #atRisk = new Map<string, () => void>();
  #closed = false;

  constructor(vault: DraftVault, predicates: DraftPredicates<Desk>, onChange: () => void) {
    this.#vault = vault;
    this.#judges = predicates;
    this.#onChange = onChange;
  }

  state(name: string): SaveState {
    return this.#keeping.get(name)?.state ?? 'kept';
  }

  /**
   * True while the latest text is being saved. Exposed only as `aria-busy`, because a label that changes with each key
   * press would distract.
   */
  isSaving(name: string): boolean {
    return this.#keeping.get(name)?.isWriting ?? false;
  }

  /** Reports that the stored text is now part of `desk`. */
  markLoaded(name: string, desk: Desk): void {
    this.#released.add(name);
    if (this.#keeping.has(name)) this.save(name, desk);
  }

  /** Reports that the stored text cannot be read, so that it is never overwritten. */
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

  /** Resolves once no write of this record is in flight. */
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
    const slowTimer = setTimeout(() => this.#set(keeping, 'pending'), SLOW_WRITE_MS);
    try {
      const { isEmpty, isSettled = never } = this.#judges;
      await this.#vault.write(name, isEmpty(desk) ? null : desk, isSettled(desk));
      this.#set(keeping, 'kept');
    } catch {
      this.#set(keeping, 'refused');
    } finally {
      clearTimeout(slowTimer);
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

  #set(keeping: SaveEntry<Desk>, state: SaveState): void {
    keeping.state = state;
    this.#onChange();
  }
}

const IDLE = { state: 'pending', isWriting: false, writing: Promise.resolve() } as const;

function never(): boolean {
  return false;
}

/**
 * Makes the browser ask before the page closes, because unsaved text would be lost.
 * @returns removes the warning
 * @see https://html.spec.whatwg.org/multipage/browsing-the-web.html#unloading-documents
 */
function warnBeforeUnload(): () => void {
  const over = new AbortController();
  addEventListener('beforeunload', (event) => event.preventDefault(), { signal: over.signal });
  return () => over.abort();
}
