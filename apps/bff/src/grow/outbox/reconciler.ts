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
import { matchContent, RECONCILIATION_PLANS, traitsOf, type ReconciliationPlan } from './reconciliation-plans.ts';

/** Determines the outcome of writes whose response was lost. */
export interface Reconciler {
  /** Schedules a run, because there may be rows to resolve. */
  wake(): void;
  /** Schedules a run if rows remain and none is scheduled: the process that had scheduled it may have died. */
  resume(): Promise<void>;
  /** Prevents further runs; resolves when the current one has ended. */
  stop(): Promise<void>;
}

interface Deps {
  store: OutboxStore;
  callAs: CallAs;
  cipher: Cipher;
  clock: Clock;
  log: Logger;
}

/** Delays between runs; the last one repeats. The fifth run comes as soon as a missing write is absent. */
const PAUSES_MS = [1000, 3000, 10_000, 20_000, 30_000, 60_000, 300_000];
/** A write that is missing this long after it was sent is absent: no gateway holds a request for so long. */
const ABSENT_AFTER_MS = 60_000;
/** A record that can leave its list is unlikely to have left it this soon. */
const UNDECIDABLE_AFTER_MS = 10 * 60_000;
/** Tolerance for the difference between Grow's clock and ours that remains after correction. */
const SLACK_MS = 120_000;
/** Change of the clock difference that requires another query. */
const CLOCK_DIFFERENCE_MS = 60_000;

/** The created record, if it was found, and whether another record may be it. */
interface Found {
  match: object | null;
  isSimilar: boolean;
}

const list = z.looseObject({
  data: z.array(z.looseObject({ id: z.union([z.number(), z.string()]) })),
  meta: z.nullish(z.looseObject({ paging: z.nullish(z.looseObject({ next: z.nullish(z.string()) })) })),
});

/**
 * Searches Grow's own lists for one row after another, with a grant of its author. A match is CONFIRMED. After a minute,
 * a write is ABSENT if no record has even one of its traits, otherwise SIMILAR: Grow may have stored it in its own
 * notation. Never sends a write again.
 * @see AWS Builders' Library, "Making retries safe with idempotent APIs"
 */
export function createReconciler({ store, callAs, cipher, clock, log }: Deps): Reconciler {
  let running: Promise<void> | null = null;
  let cancel: (() => void) | null = null;
  let round = 0;
  let isWoken = false;
  let stopped = false;

  return {
    wake() {
      // Does not delay a run that is due soon or in progress.
      isWoken = true;
      if (running === null && (cancel === null || round > 0)) schedule();
    },
    async resume() {
      const isIdle = (): boolean => running === null && cancel === null;
      if (isIdle() && (await store.countUnresolved()) > 0 && isIdle()) schedule();
    },
    async stop() {
      stopped = true;
      cancel?.();
      await running;
    },
  };

  function schedule(): void {
    if (stopped) return;
    cancel?.();
    round = isWoken ? 0 : round + 1;
    isWoken = false;
    cancel = clock.after(pauseAfter(round), () => {
      cancel = null;
      running = runOnce();
    });
  }

  async function runOnce(): Promise<void> {
    const isMore = await resolveRows().catch((error: unknown) => {
      log.warn({ event: 'read-back-failed', reason: (error as Error).message }, 'read-back failed');
      return true;
    });
    running = null;
    if (isMore || isWoken) schedule();
  }

  /** @returns true if rows remain to be resolved */
  async function resolveRows(): Promise<boolean> {
    const rows = await store.takeUnresolved(round > 0, pauseAfter(round + 1));
    for (const row of rows) {
      if (stopped) return false;
      const settled = await settle(row).catch((error: unknown) => {
        log.warn({ event: 'read-back-failed', reason: (error as Error).message }, 'read-back failed');
        return false;
      });
      if (settled) await store.giveUp(row.id);
    }
    return (await store.countUnresolved()) > 0;
  }

  async function settle(row: OutboxRow): Promise<boolean> {
    // The key of its fingerprint is no longer in the ring: no record of Grow could be matched.
    if (!cipher.canCompare(row.match_hash ?? '')) return true;
    const plan = RECONCILIATION_PLANS[row.operation as OperationId];
    const grantId = await store.grantFor(row);
    // The author is not signed in; their next sign-in wakes the reconciler.
    if (plan === undefined || grantId === null || row.path === null || row.sent_at === null) return false;
    if (await store.hasIdenticalInFlight(row)) return false;
    const leftFor = clock.now() - row.sent_at;
    const { match, isSimilar } = await find(row, plan, grantId);
    if (match !== null) {
      await store.transition(row.id, 'CONFIRMED', JSON.stringify({ data: match }), 'UNKNOWN');
    } else if (isSimilar && leftFor > ABSENT_AFTER_MS) {
      await store.transition(row.id, 'SIMILAR', undefined, 'UNKNOWN');
    } else if (traitHashes(row).length === 0 && leftFor > ABSENT_AFTER_MS) {
      return true; // Written by an earlier version, or without a letter: its absence cannot be proven.
    } else if (plan.leaves === true && leftFor > UNDECIDABLE_AFTER_MS) {
      return true; // Remains UNKNOWN: only a person can decide.
    } else if (leftFor > ABSENT_AFTER_MS) {
      await store.transition(row.id, 'ABSENT', undefined, 'UNKNOWN');
    } else {
      return false;
    }
    log.info({ event: 'read-back', operation: row.operation, found: match !== null }, 'read back');
    return true;
  }

  async function find(row: OutboxRow, plan: ReconciliationPlan, grantId: string): Promise<Found> {
    let isSimilar = false;
    for (const place of plan.lists(row.path ?? '')) {
      const found = await findIn(place, row, plan, grantId);
      if (found.match !== null) return found;
      isSimilar ||= found.isSimilar;
    }
    return { match: null, isSimilar };
  }

  async function findIn(place: string, row: OutboxRow, plan: ReconciliationPlan, grantId: string): Promise<Found> {
    const hashes = traitHashes(row);
    let offset = 0;
    let token: string | null = null;
    let isSimilar = false;
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
        const isMatch = cipher.isFingerprintOf(row.match_hash ?? '', matchContent(plan, row.path ?? '', record));
        if (!isMatch && !hasTrait(hashes, traitsOf(plan, row.path ?? '', record))) continue;
        if (await store.isMatchedElsewhere(row, String(record.id))) continue;
        if (isMatch) return { match: record, isSimilar };
        isSimilar = true;
      }
      token = pageToken(meta?.paging?.next);
      if (token === null) return { match: null, isSimilar };
    }
  }

  function hasTrait(hashes: readonly string[], traits: readonly string[]): boolean {
    return hashes.some((hash) => traits.some((trait) => cipher.isFingerprintOf(hash, trait)));
  }
}

function pauseAfter(round: number): number {
  return PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0;
}

/** Keyed hashes of the traits of a write; empty in rows of earlier versions. */
function traitHashes({ trait_hashes: hashes }: OutboxRow): readonly string[] {
  return hashes === null ? [] : z.array(z.string()).parse(JSON.parse(hashes));
}

function withQuery(path: string, since: number, token: string | null): string {
  const search = new URLSearchParams({ created_since: `${new Date(since).toISOString().slice(0, 19)}Z` });
  if (token !== null) search.append('page_token', token);
  return `${path}${path.includes('?') ? '&' : '?'}${search.toString()}`;
}

/** Returns how far Grow's clock is ahead of ours, in milliseconds; 0 if unknown. */
function clockDifference(answer: WireResponse, now: number): number {
  const date = Date.parse(header(answer, 'date') ?? '');
  return Number.isNaN(date) ? 0 : date - now;
}
