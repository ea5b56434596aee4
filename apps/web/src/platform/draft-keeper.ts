import type { DraftVault } from './draft-vault.ts';

/** From when on a person should see that putting away takes long. */
const SLOW_WRITE_MS = 400;

/** Whether what is typed would survive a crash: `pending` only while that takes noticeably long. */
export type Kept = 'kept' | 'pending' | 'refused';

interface Keeping<Desk> {
  kept: Kept;
  isWriting: boolean;
  /** What was typed since the write began; goes with the next. */
  next: Desk | null;
}

/** Puts away what is typed from the first key on, one write at a time per record. */
export class DraftKeeper<Desk> {
  readonly #vault: DraftVault;
  readonly #isEmpty: (desk: Desk) => boolean;
  readonly #onChange: () => void;
  readonly #keeping = new Map<string, Keeping<Desk>>();
  /** Records whose stored text is known: before that, writing would put the new text over the old one. */
  readonly #released = new Set<string>();
  #closed = false;

  /** @param isEmpty whether there is nothing to keep: then the stored text goes */
  constructor(vault: DraftVault, isEmpty: (desk: Desk) => boolean, onChange: () => void) {
    this.#vault = vault;
    this.#isEmpty = isEmpty;
    this.#onChange = onChange;
  }

  kept(name: string): Kept {
    return this.#keeping.get(name)?.kept ?? 'kept';
  }

  /** The stored text is part of `desk` now. */
  release(name: string, desk: Desk): void {
    this.#released.add(name);
    if (this.#keeping.has(name)) this.keep(name, desk);
  }

  /** What is stored cannot be read: nothing is written over it. */
  refuse(name: string): void {
    this.#keeping.set(name, { kept: 'refused', isWriting: false, next: null });
  }

  keep(name: string, desk: Desk): void {
    const keeping = this.#keeping.get(name) ?? { kept: 'pending', isWriting: false, next: null };
    this.#keeping.set(name, keeping);
    if (keeping.isWriting) keeping.next = desk;
    else if (this.#released.has(name) && !this.#closed) void this.#write(name, keeping, desk);
  }

  close(): void {
    this.#closed = true;
  }

  async #write(name: string, keeping: Keeping<Desk>, desk: Desk): Promise<void> {
    keeping.isWriting = true;
    const impatience = setTimeout(() => this.#set(keeping, 'pending'), SLOW_WRITE_MS);
    try {
      await this.#vault.write(name, this.#isEmpty(desk) ? null : desk);
      this.#set(keeping, 'kept');
    } catch {
      this.#set(keeping, 'refused');
    } finally {
      clearTimeout(impatience);
      keeping.isWriting = false;
    }
    const { next } = keeping;
    keeping.next = null;
    if (next !== null) this.keep(name, next);
  }

  #set(keeping: Keeping<Desk>, kept: Kept): void {
    keeping.kept = kept;
    this.#onChange();
  }
}
