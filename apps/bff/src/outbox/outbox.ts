import type { ProblemCode } from '@intake-desk/desk-api/problem';
import type { OutboxRow } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import type { Cipher } from '../tokens/cipher.ts';
import type { Intent, OutboxStore } from './outbox-store.ts';

/** One wish of one person. */
interface Wish {
  /** Firm and person: keys of different people never meet. */
  person: string;
  /** As the browser sent it. */
  key: string | undefined;
  operation: string;
  /** Everything that makes two wishes the same one. */
  content: string;
}

/** Does a write, and calls back before its first byte leaves. @returns the answer's body */
type Write = (beforeSending: () => Promise<void>) => Promise<string>;

/** Sees to it that a wish is written at most once. */
export interface Outbox {
  /**
   * @returns the answer, of now or of the first time
   * @throws ProblemError, the same one each time when the first time ended for good
   */
  once(wish: Wish, write: Write): Promise<string>;
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Refusals that come again however often one asks; after every other one nothing was written and the key stays free. */
const FINAL: readonly ProblemCode[] = ['grow-bad-request', 'grow-not-found', 'grow-unprocessable'];

/**
 * PENDING before anything happens, SENT before the first byte leaves, then CONFIRMED, REJECTED or UNKNOWN. An UNKNOWN row is
 * never sent again by a machine.
 * @see draft-ietf-httpapi-idempotency-key-header-07
 */
export function createOutbox(store: OutboxStore, cipher: Cipher): Outbox {
  const flights = new Map<string, { hash: string; answer: Promise<string> }>();

  return {
    async once({ person, key, operation, content }, write) {
      if (key === undefined || !UUID.test(key)) throw new ProblemError('missing-idempotency-key');
      const intent = {
        person,
        key: key.toLowerCase(),
        operation,
        hash: cipher.fingerprint(`${operation}\n${content}`),
      };
      const name = `${intent.person} ${intent.key}`;
      const flight = flights.get(name);
      if (flight !== undefined) {
        if (flight.hash !== intent.hash) throw new ProblemError('idempotency-key-reused');
        return flight.answer;
      }
      const answer = run(intent, write).finally(() => flights.delete(name));
      flights.set(name, { hash: intent.hash, answer });
      return answer;
    },
    async settled() {
      await Promise.allSettled([...flights.values()].map(({ answer }) => answer));
    },
  };

  async function run(intent: Intent, write: Write): Promise<string> {
    const { row, isNew } = await store.begin(intent);
    return isNew ? perform(row.id, write) : repeat(row, intent.hash);
  }

  function repeat(row: OutboxRow, hash: string): string {
    if (row.request_hash !== hash) throw new ProblemError('idempotency-key-reused');
    if (row.state === 'UNKNOWN') throw new ProblemError('outcome-unknown');
    if (row.state === 'PENDING' || row.state === 'SENT') throw new ProblemError('request-in-flight', { retryAfter: 5 });
    const answer = store.answerOf(row);
    if (answer === null) {
      throw new ProblemError('idempotency-key-reused', {
        title: 'This was sent more than a day ago. Nothing was sent.',
      });
    }
    if (row.state === 'CONFIRMED') return answer;
    const { code, detail } = JSON.parse(answer) as { code: ProblemCode; detail?: string };
    throw new ProblemError(code, { detail });
  }

  async function perform(id: string, write: Write): Promise<string> {
    let answer: string;
    try {
      answer = await write(() => store.move(id, 'SENT'));
    } catch (error) {
      await settle(id, error);
      throw error;
    }
    // It is written at Grow, whatever our own database says now; the row stays SENT then and is never sent again.
    await store.move(id, 'CONFIRMED', answer).catch(() => undefined);
    return answer;
  }

  async function settle(id: string, error: unknown): Promise<void> {
    if (!(error instanceof ProblemError) || error.code === 'outcome-unknown') {
      await store.move(id, 'UNKNOWN');
    } else if (FINAL.includes(error.code)) {
      await store.move(id, 'REJECTED', JSON.stringify({ code: error.code, detail: error.detail }));
    } else {
      await store.forget(id);
    }
  }
}
