import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { withTabLock } from '#src/platform/browser/with-tab-lock.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { outgoingTexts } from '#src/texts/outgoing.ts';
import { checkCanSend } from './can-send.ts';
import type { OutgoingItem } from './outgoing-item.ts';
import { outcomeOf } from './write-outcome.ts';

/** How long the server's journal stores a write, less a day of margin. */
const JOURNAL_MS = 29 * 86_400_000;
/** Delays between questions to the journal; the last one repeats. */
const ASK_DELAYS_MS = [1000, 2000, 4000, 8000, 15_000];
/** Number of answers without an outcome, ten minutes in total, after which the server has given up as well. */
const MAX_ANSWERS = 44;

/** Access to the items that are processed. */
export interface OutgoingRepository<Item extends OutgoingItem> {
  find: (record: string, key: string) => Item | undefined;
  replace: (record: string, item: Item) => void;
  /** Sends the item, and records that it is stored. */
  send: (record: string, item: Item) => Promise<void>;
  /** Records that an item is stored whose response is no longer known. */
  settle: (record: string, item: Item) => void;
  /** Resolves when all changes of an item are saved in the vault. */
  flush: (record: string, key: string) => Promise<void>;
  /** Loads what another tab, which had the item before, saved in the vault. */
  reload: (record: string, key: string) => Promise<void>;
  subscribe: (listener: () => void) => () => void;
  signedOut: () => void;
}

/**
 * Sends items: waits for the send delay, sends, and asks the server's journal when a response was lost. A lock ensures
 * that only one of a user's tabs processes an item; when that tab closes, another takes over.
 */
export class ItemSender<Item extends OutgoingItem> {
  readonly #owner: string;
  readonly #lock: string;
  readonly #items: OutgoingRepository<Item>;
  readonly #processed = new Set<string>();
  readonly #closing = new AbortController();

  /**
   * @param owner identifies the firm and the user
   * @param lock prefix of the locks' names
   */
  constructor(owner: string, lock: string, items: OutgoingRepository<Item>) {
    this.#owner = owner;
    this.#lock = lock;
    this.#items = items;
  }

  /** Processes an item, unless this tab already does. */
  enqueue(record: string, key: string): void {
    if (this.#processed.has(key) || this.#closing.signal.aborted) return;
    this.#processed.add(key);
    withTabLock(`${this.#lock}.${key}`, async (hasWaited) => {
      if (hasWaited) await this.#items.reload(record, key);
      await this.#run(record, key);
      // The next tab starts from the vault.
      await this.#items.flush(record, key);
    })
      .catch(reportError)
      .finally(() => {
        this.#processed.delete(key);
        if (this.#items.find(record, key)?.state === 'held') this.enqueue(record, key);
      });
  }

  close(): void {
    this.#closing.abort();
  }

  async #run(record: string, key: string): Promise<void> {
    const asked = { questions: 0, answers: 0 };
    for (;;) {
      const item = this.#closing.signal.aborted ? undefined : this.#items.find(record, key);
      if (item?.state === 'held' && item.heldUntil) {
        const left = item.heldUntil - Date.now();
        if (left > 0) await this.#changeOr(left);
        // From here on it cannot be undone.
        else this.#items.replace(record, { ...item, heldUntil: 0 });
      } else if (item?.state === 'held' || item?.state === 'waiting') {
        if (item.isTried === true) this.#items.replace(record, { ...item, state: 'unknown' });
        else if (!(await this.#deliver(record, item))) return;
      } else if (item?.state === 'sending') {
        // The page that sent it is gone.
        this.#items.replace(record, { ...item, state: 'unknown', isTried: true });
      } else if (item?.state === 'unknown') {
        if (!(await this.#findOutcome(record, item, asked))) return;
      } else return;
    }
  }

  /**
   * @param isStored true if the journal has the response to this item, which is not to be sent again
   * @returns true when the item must be processed again
   */
  async #deliver(record: string, item: Item, isStored = false): Promise<boolean> {
    const may = await checkCanSend(this.#owner);
    // Undo may have removed it during the request.
    if (this.#closing.signal.aborted || this.#items.find(record, item.key)?.state !== item.state) return true;
    const { waitsFor: _for, reason: _why, retryable: _whether, ...rest } = item;
    const waits = (waitsFor: 'network' | 'sign-in'): Partial<OutgoingItem> =>
      item.isTried === true ? { state: 'unknown' } : { state: 'waiting', waitsFor };
    if (may !== 'yes') {
      const waitsFor = may === 'no-network' ? 'network' : 'sign-in';
      if (item.waitsFor !== waitsFor) this.#items.replace(record, merge<Item>(rest, waits(waitsFor)));
      if (may === 'signed-out') this.#items.signedOut();
      return item.isTried === true && may === 'no-network';
    }
    this.#items.replace(record, merge<Item>(rest, { state: 'sending' }));
    try {
      await this.#items.send(record, item);
      return false;
    } catch (error) {
      const problem = asHttpProblem(error);
      if (problem.isSignedOut) {
        this.#items.replace(record, merge<Item>(rest, waits('sign-in')));
        this.#items.signedOut();
        return false;
      }
      const { state, reason, isFinal = false } = outcomeOf(problem);
      const isOpen = state === 'unknown' || (isStored && !isFinal);
      const next: Partial<OutgoingItem> = isOpen
        ? { state: 'unknown', isTried: true }
        : { state, reason, retryable: state === 'unseen' || !isFinal };
      this.#items.replace(record, merge<Item>(rest, next));
      return isOpen;
    }
  }

  /**
   * Asks the journal once, after a delay.
   * @param asked counts the questions and how many were answered
   * @returns true when the item must be processed again
   */
  async #findOutcome(record: string, item: Item, asked: { questions: number; answers: number }): Promise<boolean> {
    const giveUp = (reason: string) => {
      this.#items.replace(record, { ...item, state: 'unseen', reason, retryable: true });
      return false;
    };
    if (Date.now() - item.sentAt > JOURNAL_MS) return giveUp(outgoingTexts.tooLongAgo);
    if (asked.answers >= MAX_ANSWERS) return giveUp(outgoingTexts.notFoundOut);
    await this.#delayOrOnline(ASK_DELAYS_MS[Math.min(asked.questions, ASK_DELAYS_MS.length - 1)] ?? 0);
    asked.questions += 1;
    if (this.#closing.signal.aborted) return false;
    try {
      const { state } = await callDesk('GET /api/desk/writes/{key}', { key: item.key });
      asked.answers += 1;
      if (state === 'absent') return giveUp(outgoingTexts.notInClio);
      if (state === 'similar') return giveUp(outgoingTexts.similarInClio);
      if (state === 'in-flight' || state === 'unknown') return true;
      if (await this.#deliver(record, item, state !== 'none')) return true;
      // The journal stores a response for a day only, but the outcome for longer.
      const after = this.#items.find(record, item.key);
      if (state === 'confirmed' && after?.state === 'unseen') this.#items.settle(record, after);
      return false;
    } catch (error) {
      if (!asHttpProblem(error).isSignedOut) return true;
      this.#items.signedOut();
      return false;
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
      const stop = this.#items.subscribe(done);
    });
  }

  #delayOrOnline(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const over = new AbortController();
      const done = () => {
        clearTimeout(timer);
        over.abort();
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      window.addEventListener('online', done, { signal: over.signal });
      this.#closing.signal.addEventListener('abort', done, { signal: over.signal });
    });
  }
}

/** The common fields of an item do not depend on its kind. */
function merge<Item extends OutgoingItem>(item: object, changes: Partial<OutgoingItem>): Item {
  return { ...item, ...changes } as Item;
}
