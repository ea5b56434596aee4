import type { DraftVault } from './draft-vault.ts';

/** Delay in milliseconds after which a save counts as slow and is shown as pending. */
const SLOW_WRITE_MS = 400;
/** Delay in milliseconds before a write that failed is repeated. */
const RETRY_MS = 5_000;

/** Whether typed text would survive a crash. `pending` is reported only while saving is noticeably slow. */
export type SaveState = 'kept' | 'pending' | 'refused';

interface SaveEntry<Draft> {
  state: SaveState;
  isWriting: boolean;
  /** Text typed since the write began; saved by the next write. */
  next: { draft: Draft } | null;
  /** The latest text, saved or not. */
  latest: { draft: Draft } | null;
  /** Resolves with the current write. */
  writing: Promise<void>;
}

interface DraftPredicates<Draft> {
  /** True if there is nothing to save: the stored text is then deleted. */
  isEmpty: (draft: Draft) => boolean;
  /** True if the text is stored only for reference: a sign-out loses nothing. */
  isSettled?: (draft: Draft) => boolean;
  /** True if nothing stored can have the same name, so that nothing is loaded first. */
  isCreatedHere?: boolean;
}

/** Saves typed text from the first key press, one write at a time per record. */
export class DraftAutosave<Draft> {
  readonly #vault: DraftVault;
  readonly #predicates: DraftPredicates<Draft>;
  readonly #onChange: () => void;
  readonly #entries = new Map<string, SaveEntry<Draft>>();
  /** Records whose stored text is loaded. An earlier write would overwrite the stored text with the new one. */
  readonly #released = new Set<string>();
  /** Records with text that exists only in this page, each with the function that removes its unload warning. */
  readonly #atRisk = new Map<string, () => void>();
  #closed = false;

  constructor(vault: DraftVault, predicates: DraftPredicates<Draft>, onChange: () => void) {
    this.#vault = vault;
    this.#predicates = predicates;
    this.#onChange = onChange;
  }

  state(name: string): SaveState {
    return this.#entries.get(name)?.state ?? 'kept';
  }

  /**
   * True while the latest text is being saved. Exposed only as `aria-busy`, because a label that changes with each key
   * press would distract.
   */
  isSaving(name: string): boolean {
    return this.#entries.get(name)?.isWriting ?? false;
  }

  /** Reports that the stored text is now part of `draft`. */
  markLoaded(name: string, draft: Draft): void {
    this.#released.add(name);
    if (this.#entries.has(name)) this.save(name, draft);
  }

  /** Reports that the stored text cannot be read, so that it is never overwritten. */
  markUnreadable(name: string): void {
    this.#entries.set(name, { ...IDLE, state: 'refused', next: null, latest: null });
  }

  save(name: string, draft: Draft): void {
    const entry = this.#entries.get(name) ?? { ...IDLE, next: null, latest: null };
    this.#entries.set(name, entry);
    entry.latest = { draft };
    const { isEmpty, isSettled = never, isCreatedHere = false } = this.#predicates;
    if (isEmpty(draft) || isSettled(draft) || this.#closed) this.#isSafe(name);
    else if (!this.#atRisk.has(name)) this.#atRisk.set(name, warnBeforeUnload());
    if (entry.isWriting) entry.next = { draft };
    else if ((isCreatedHere || this.#released.has(name)) && !this.#closed)
      entry.writing = this.#write(name, entry, draft);
  }

  /** Resolves once no write of this record is in flight. */
  async whenIdle(name: string): Promise<void> {
    const entry = this.#entries.get(name);
    while (entry?.isWriting === true) await entry.writing;
  }

  close(): void {
    this.#closed = true;
    for (const name of [...this.#atRisk.keys()]) this.#isSafe(name);
  }

  async #write(name: string, entry: SaveEntry<Draft>, draft: Draft): Promise<void> {
    entry.isWriting = true;
    const slowTimer = setTimeout(() => this.#set(entry, 'pending'), SLOW_WRITE_MS);
    try {
      const { isEmpty, isSettled = never } = this.#predicates;
      await this.#vault.write(name, isEmpty(draft) ? null : draft, isSettled(draft));
      this.#set(entry, 'kept');
    } catch {
      this.#set(entry, 'refused');
      setTimeout(() => {
        if (entry.state === 'refused' && !entry.isWriting)
          this.save(name, entry.latest === null ? draft : entry.latest.draft);
      }, RETRY_MS);
    } finally {
      clearTimeout(slowTimer);
      entry.isWriting = false;
    }
    const { next } = entry;
    entry.next = null;
    if (next !== null) return this.save(name, next.draft);
    if (entry.state === 'kept') this.#isSafe(name);
    this.#onChange();
  }

  #isSafe(name: string): void {
    this.#atRisk.get(name)?.();
    this.#atRisk.delete(name);
  }

  #set(entry: SaveEntry<Draft>, state: SaveState): void {
    entry.state = state;
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
