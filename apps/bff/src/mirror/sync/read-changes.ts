import { parseInstant, type GrowRecord } from '../index/index-entry.ts';
import type { GrowPage } from '../source/read-page.ts';

/** What was written a little before the last change that was seen is asked for again: Grow's times are whole seconds, and a change may become visible later than another that carries a later time. */
export const OVERLAP_MS = 15_000;
/** The same, now and then. */
export const DEEP_OVERLAP_MS = 15 * 60_000;

interface Round {
  /** Grow's time up to which every change is known. */
  highWater: number;
  isDeep: boolean;
  /** One page of what was updated on or after an instant. */
  fetch: (since: string, token: string | null) => Promise<GrowPage>;
  take: (page: GrowPage) => Promise<void>;
  /** Grow's clock as its last answer told it; null before the first. */
  growNow: number | null;
  /** As the last round left it. */
  jump: ClockJump;
}

/** What is known of Grow's clock being set. All by our clock, milliseconds since 1970. */
export interface ClockJump {
  /** How far Grow's clock was ahead of ours; null before it has answered. */
  ahead: number | null;
  /** Until then the mark stands still. */
  heldUntil: number;
}
export const NO_JUMP: ClockJump = { ahead: null, heldUntil: -Infinity };

/** Answers differ by less than this in what they say of the time. */
const JUMP_MS = 5_000;
/** What was written before a clock was set may carry a time far below the next ones, and is visible after so long at the latest. */
const HOLD_MS = 30_000;

/**
 * Asks for everything that changed since the high-water mark, page after page, and says where the mark stands now. The mark is made of
 * Grow's own times and never of ours, so our clock may be wrong by any amount. It never passes the moment at which the first
 * page was asked for: what changes behind the pages that were read already comes with the next round.
 * @returns the new mark, and when the first page was asked for, by our clock
 * @see Grow OpenAPI, `updated_since`: on or after
 */
export async function readChanges({ highWater, isDeep, fetch, take, growNow, jump }: Round) {
  const from = Math.min(highWater, growNow ?? Infinity);
  const since = new Date(from - (isDeep ? DEEP_OVERLAP_MS : OVERLAP_MS)).toISOString().replace(/\.\d{3}Z$/, 'Z');
  let token: string | null = null;
  let latest = -Infinity;
  let begun: { startedAt: number; growNow: number | null } | null = null;
  let last = -Infinity;
  do {
    const page: GrowPage = await fetch(since, token);
    last = assertProgress(page, token, last);
    begun ??= { startedAt: page.startedAt, growNow: page.growNow };
    await take(page);
    for (const { updated_at } of page.records) latest = Math.max(latest, parseInstant(updated_at));
    token = page.next;
  } while (token !== null);
  const after = jumped(jump, begun);
  // Grow's clock may have been set back: what it writes from then on must not lie below the mark.
  const mark = Math.min(Math.max(from, latest), begun.growNow ?? Infinity);
  const isHeld = begun.startedAt < after.heldUntil;
  return {
    highWater: isHeld ? Math.min(mark, from) : mark,
    startedAt: begun.startedAt,
    growNow: begun.growNow,
    jump: after,
  };
}

function jumped(
  { ahead, heldUntil }: ClockJump,
  { startedAt, growNow }: Pick<GrowPage, 'startedAt' | 'growNow'>,
): ClockJump {
  if (growNow === null) return { ahead, heldUntil };
  const now = growNow - startedAt;
  const isSet = ahead !== null && Math.abs(now - ahead) > JUMP_MS;
  return { ahead: now, heldUntil: isSet ? startedAt + HOLD_MS : heldUntil };
}

/** A page that repeats itself, or leads back to itself, would be read for ever. */
export function assertProgress({ records, next }: GrowPage, token: string | null, last: number): number {
  const first = records[0];
  const isRepeated = first !== undefined && first.id <= last;
  if (isRepeated || (next !== null && (next === token || first === undefined))) throw new RepeatedPageError();
  return records.reduce((most: number, { id }: GrowRecord) => Math.max(most, id), last);
}

/** Grow gave a page again in place of the next one. */
export class RepeatedPageError extends Error {
  constructor() {
    super('a page repeats');
    this.name = 'PageRepeats';
  }
}
