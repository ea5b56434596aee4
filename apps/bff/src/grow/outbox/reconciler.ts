import { pageToken } from '@intake-desk/grow-api/page-token';
import type { OperationId } from '@intake-desk/grow-api/operations';
import type { Logger } from 'pino';
import { z } from 'zod/mini';
import type { Clock } from '../../clock.ts';
import type { OutboxRow } from '../../database/tables.ts';
import type { CallAs } from '../client/call-as.ts';
import type { WireResponse } from '../client/http-transport.ts';
import { header } from '../client/grow-client.ts';
import type { Cipher } from '../../crypto/cipher.ts';
import type { OutboxStore } from './outbox-store.ts';
import { matchContent, RECONCILIATION_PLANS, type ReconciliationPlan } from './reconciliation-plans.ts';

/** Finds out what became of writes whose answer was lost. */
export interface Reconciler {
  /** There may be something to look for. */
  wake(): void;
  /** No further looks; resolves when the present one has ended. */
  stop(): Promise<void>;
}

interface Deps {
  store: OutboxStore;
  callAs: CallAs;
  cipher: Cipher;
  clock: Clock;
  log: Logger;
}

/** Between one look and the next; the last one repeats. */
const PAUSES_MS = [1000, 3000, 10_000, 30_000, 60_000, 300_000];
/** A write that is not there so long after it left will not come any more: no gateway keeps a request for so long. */
const ABSENT_AFTER_MS = 60_000;
/** What can leave its list is hardly taken up by somebody so soon. */
const UNDECIDABLE_AFTER_MS = 10 * 60_000;
/** Grow's clock and ours may differ a little even after correction. */
const SLACK_MS = 120_000;
/** A difference that is worth asking again. */
const CLOCK_DIFFERENCE_MS = 60_000;

const list = z.looseObject({
  data: z.array(z.looseObject({ id: z.union([z.number(), z.string()]) })),
  meta: z.nullish(z.looseObject({ paging: z.nullish(z.looseObject({ next: z.nullish(z.string()) })) })),
});

/**
 * Looks through Grow's own lists, one row after another, with a sign-in of the person who wrote it. What is found is
 * CONFIRMED; what is not there after a minute is ABSENT. Nothing is ever sent again from here.
 * @see AWS Builders' Library, "Making retries safe with idempotent APIs"
 */
export function createReconciler({ store, callAs, cipher, clock, log }: Deps): Reconciler {
  let looking: Promise<void> | null = null;
  let cancel: (() => void) | null = null;
  let round = 0;
  let isWoken = false;
  let stopped = false;

  return {
    wake() {
      // A look that is due soon, or under way, is not put off by what comes after it.
      isWoken = true;
      if (looking === null && (cancel === null || round > 0)) schedule();
    },
    async stop() {
      stopped = true;
      cancel?.();
      await looking;
    },
  };

  function schedule(): void {
    if (stopped) return;
    cancel?.();
    round = isWoken ? 0 : round + 1;
    isWoken = false;
    cancel = clock.after(PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0, () => {
      cancel = null;
      looking = lookOnce();
    });
  }

  async function lookOnce(): Promise<void> {
    const isMore = await look().catch((error: unknown) => {
      log.warn({ event: 'read-back-failed', reason: (error as Error).message }, 'read-back failed');
      return true;
    });
    looking = null;
    if (isMore || isWoken) schedule();
  }

  /** @returns whether something is left to look for */
  async function look(): Promise<boolean> {
    const rows = await store.unresolved();
    let left = 0;
    for (const row of rows) {
      if (stopped) return false;
      const settled = await settle(row).catch((error: unknown) => {
        log.warn({ event: 'read-back-failed', reason: (error as Error).message }, 'read-back failed');
        return false;
      });
      if (!settled) left += 1;
    }
    return left > 0;
  }

  async function settle(row: OutboxRow): Promise<boolean> {
    // The key that it was journalled with is gone: whatever Grow has, nobody would recognise it.
    if (!cipher.canCompare(row.match_hash ?? '')) return true;
    const plan = RECONCILIATION_PLANS[row.operation as OperationId];
    const grantId = await store.grantFor(row);
    // Nobody is signed in who may look; the next sign-in of this person wakes us.
    if (plan === undefined || grantId === null || row.path === null || row.sent_at === null) return false;
    if (await store.hasIdenticalInFlight(row)) return false;
    const leftFor = clock.now() - row.sent_at;
    const found = await find(row, plan, grantId);
    if (found !== null) {
      await store.transition(row.id, 'CONFIRMED', JSON.stringify({ data: found }));
    } else if (plan.leaves === true && leftFor > UNDECIDABLE_AFTER_MS) {
      return true; // It stays unknown: only people can tell.
    } else if (leftFor > ABSENT_AFTER_MS) {
      await store.transition(row.id, 'ABSENT');
    } else {
      return false;
    }
    log.info({ event: 'read-back', operation: row.operation, found: found !== null }, 'read back');
    return true;
  }

  async function find(row: OutboxRow, plan: ReconciliationPlan, grantId: string): Promise<object | null> {
    for (const place of plan.lists(row.path ?? '')) {
      const found = await findIn(place, row, plan, grantId);
      if (found !== null) return found;
    }
    return null;
  }

  async function findIn(
    place: string,
    row: OutboxRow,
    plan: ReconciliationPlan,
    grantId: string,
  ): Promise<object | null> {
    let offset = 0;
    let token: string | null = null;
    for (;;) {
      const target = withQuery(place, (row.sent_at ?? 0) + offset - SLACK_MS, token);
      const answer = await callAs(grantId, {
        method: 'GET',
        path: target,
        priority: 'read-back',
        person: row.person,
      });
      if (answer.status !== 200) throw new Error(`Grow answered ${answer.status}`);
      const difference = clockDifference(answer, clock.now());
      if (Math.abs(difference - offset) > CLOCK_DIFFERENCE_MS) {
        offset = difference;
        token = null;
        continue;
      }
      const { data, meta } = list.parse(JSON.parse(answer.body.toString('utf8')));
      for (const record of data) {
        if (!cipher.isFingerprintOf(row.match_hash ?? '', matchContent(plan, row.path ?? '', record))) continue;
        if (!(await store.isMatchedElsewhere(row, String(record.id)))) return record;
      }
      token = pageToken(meta?.paging?.next);
      if (token === null) return null;
    }
  }
}

function withQuery(path: string, since: number, token: string | null): string {
  const search = new URLSearchParams({ created_since: `${new Date(since).toISOString().slice(0, 19)}Z` });
  if (token !== null) search.append('page_token', token);
  return `${path}${path.includes('?') ? '&' : '?'}${search.toString()}`;
}

/** How far Grow's clock is ahead of ours, in milliseconds. */
function clockDifference(answer: WireResponse, now: number): number {
  const date = Date.parse(header(answer, 'date') ?? '');
  return Number.isNaN(date) ? 0 : date - now;
}
