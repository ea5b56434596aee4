import type { ProblemCode } from '@intake-desk/desk-api/problem';
import { isIdempotencyKey, type WriteState } from '@intake-desk/desk-api/write-state';
import type { OperationId } from '@intake-desk/grow-api/operations';
import type { Clock } from '../../clock.ts';
import type { Retries } from '../../database/retries.ts';
import type { OutboxRow, OutboxState } from '../../database/tables.ts';
import { ProblemError } from '../../problem.ts';
import type { Cipher } from '../../crypto/cipher.ts';
import type { WriteIntent, OutboxStore } from './outbox-store.ts';
import { matchContent, RECONCILIATION_PLANS, traitsOf } from './reconciliation-plans.ts';

/** One write that a person requests. */
interface WriteRequest {
  /** Firm and person: idempotency keys of different people never collide. */
  person: string;
  /** Idempotency key, as the browser sent it. */
  key: string | undefined;
  operation: OperationId;
  /** Path below the API base, with ids filled in. */
  path: string;
  /** Request body, as it will be sent. */
  body: string;
  grantId: string;
}

/** Sends a write, and calls back before its first byte. @returns the response body */
type Write = (beforeSending: () => Promise<void>) => Promise<string>;

/** Executes each requested write at most once. */
export interface Outbox {
  /**
   * @returns the response body, of this attempt or of the first one
   * @throws ProblemError, the same one each time if the first attempt ended for good
   */
  execute(request: WriteRequest, write: Write): Promise<string>;
  /**
   * Returns what became of a write, without sending anything.
   * @param key in lower case
   */
  stateOf(person: string, key: string): Promise<WriteState>;
  /** Resolves when no write is in flight. */
  settled(): Promise<void>;
}

interface Deps {
  store: OutboxStore;
  cipher: Cipher;
  retries: Retries;
  clock: Pick<Clock, 'monotonic'>;
  /** @see Instance.requireAlive */
  requireAlive: (since: number) => void;
  /** Called when there is a write whose outcome must be looked up. */
  onUnknown: () => void;
}

/** Stores the outcome of a write, now or as soon as the database can. */
type Keep = (settle: () => Promise<unknown>) => Promise<void>;

/** Refusals that repeat on each attempt. After any other one nothing was written, and the key can be used again. */
const FINAL: readonly ProblemCode[] = ['grow-bad-request', 'grow-not-found', 'grow-unprocessable'];

const STATES: Record<OutboxState, WriteState> = {
  PENDING: 'in-flight',
  SENT: 'in-flight',
  UNKNOWN: 'unknown',
  CONFIRMED: 'confirmed',
  REJECTED: 'rejected',
  SIMILAR: 'similar',
  ABSENT: 'absent',
};

/**
 * State machine of a write: PENDING on insert, SENT before the first byte, then CONFIRMED, REJECTED or UNKNOWN. The
 * reconciler resolves UNKNOWN to CONFIRMED, SIMILAR or ABSENT by querying Grow; it never resends. An outcome that the
 * database refuses is stored as soon as it can be, and until then it is the answer to the same key.
 * @see draft-ietf-httpapi-idempotency-key-header-07
 */
export function createOutbox({ store, cipher, retries, clock, requireAlive, onUnknown }: Deps): Outbox {
  /** Writes in flight, and those whose outcome is not stored yet. */
  const flights = new Map<string, { hash: string; answer: Promise<string> }>();

  return {
    async execute({ person, key, operation, path, body, grantId }, write) {
      if (key === undefined || !isIdempotencyKey(key)) throw new ProblemError('missing-idempotency-key');
      const content = `${operation}\n${path}\n${body}`;
      const intent = {
        person,
        key: key.toLowerCase(),
        operation,
        grantId,
        path,
        body,
        hash: cipher.fingerprint(content),
        ...matchHashes(operation, path, body),
      };
      const name = `${intent.person} ${intent.key}`;
      const flight = flights.get(name);
      if (flight !== undefined) {
        if (flight.hash !== intent.hash) throw new ProblemError('idempotency-key-reused');
        return flight.answer;
      }
      let rest: Promise<void> | null = null;
      const keep: Keep = async (settle) => {
        ({ rest } = await retries.begin(settle));
      };
      const forget = (): unknown => flights.delete(name);
      const answer = run(intent, content, write, keep).finally(() =>
        rest === null ? forget() : void rest.then(forget),
      );
      flights.set(name, { hash: intent.hash, answer });
      return answer;
    },
    async stateOf(person, key) {
      if (flights.has(`${person} ${key}`)) return 'in-flight';
      const row = await store.find(person, key);
      if (row?.state === 'UNKNOWN') onUnknown();
      // Left behind by a write that is not in flight any more: nothing was sent.
      if (row === null || (row.state === 'PENDING' && (await store.isAbandoned(row.id)))) return 'none';
      return STATES[row.state];
    },
    async settled() {
      await Promise.allSettled([...flights.values()].map(({ answer }) => answer));
    },
  };

  function matchHashes(
    operation: OperationId,
    path: string,
    body: string,
  ): Pick<WriteIntent, 'matchHash' | 'traitHashes'> {
    const plan = RECONCILIATION_PLANS[operation];
    if (plan === undefined) return { matchHash: null, traitHashes: [] };
    const { data } = JSON.parse(body) as { data: object };
    return {
      matchHash: cipher.fingerprint(matchContent(plan, path, data)),
      traitHashes: traitsOf(plan, path, data).map((trait) => cipher.fingerprint(trait)),
    };
  }

  async function run(intent: WriteIntent, content: string, write: Write, keep: Keep): Promise<string> {
    const { row, isNew } = await store.begin(intent);
    if (isNew) return perform(row.id, write, keep);
    // Nothing was sent, and its row could not be removed.
    if (row.state === 'PENDING' && (await store.discardAbandoned(row.id))) return run(intent, content, write, keep);
    return repeat(row, content);
  }

  function repeat(row: OutboxRow, content: string): string {
    if (!cipher.isFingerprintOf(row.request_hash, content)) throw new ProblemError('idempotency-key-reused');
    if (row.state === 'ABSENT') throw new ProblemError('not-saved');
    if (row.state === 'SIMILAR') throw new ProblemError('perhaps-saved');
    if (row.state === 'UNKNOWN') {
      onUnknown();
      throw new ProblemError('outcome-unknown');
    }
    if (row.state === 'SENT' || row.state === 'PENDING') throw new ProblemError('request-in-flight', { retryAfter: 5 });
    const answer = store.responseOf(row);
    if (answer === null) {
      throw new ProblemError('idempotency-key-reused', {
        title: 'This was sent more than a day ago. Nothing was sent again.',
      });
    }
    if (row.state === 'CONFIRMED') return answer;
    const { code, detail } = JSON.parse(answer) as { code: ProblemCode; detail?: string };
    throw new ProblemError(code, { detail });
  }

  async function perform(id: string, write: Write, keep: Keep): Promise<string> {
    let answer: string;
    try {
      answer = await write(() => markSent(id));
    } catch (error) {
      await keep(() => settle(id, error));
      throw error;
    }
    await keep(() => store.transition(id, 'CONFIRMED', answer));
    return answer;
  }

  /** What is not journaled is not sent. */
  async function markSent(id: string): Promise<void> {
    try {
      const begun = clock.monotonic();
      if (!(await store.markSent(id))) throw new Error('another process has given it up');
      requireAlive(begun);
    } catch (cause) {
      throw new ProblemError('store-unavailable', { retryAfter: 5, cause });
    }
  }

  async function settle(id: string, error: unknown): Promise<void> {
    if (!(error instanceof ProblemError) || error.code === 'outcome-unknown') {
      await store.transition(id, 'UNKNOWN');
      onUnknown();
    } else if (FINAL.includes(error.code)) {
      await store.transition(id, 'REJECTED', JSON.stringify({ code: error.code, detail: error.detail }));
    } else {
      await store.discard(id);
    }
  }
}
