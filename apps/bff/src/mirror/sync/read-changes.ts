import { parseInstant, type GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { GrowPage } from '../source/read-page.ts';

/**
 * Changes shortly before the high-water mark are fetched again. Grow's times are whole seconds, and a change may become
 * visible after another one with a later time.
 */
export const OVERLAP_MS = 15_000;
/** The same for deep polls. */
export const DEEP_OVERLAP_MS = 15 * 60_000;

interface Round {
  /** Grow's time up to which every change is known. */
  highWater: number;
  isDeep: boolean;
  /** Fetches one page of the records updated at or after an instant. */
  fetch: (since: string, token: string | null) => Promise<GrowPage>;
  take: (page: GrowPage) => Promise<void>;
  /** Grow's clock at its last response; null before the first. */
  growNow: number | null;
  /** State after the previous poll. */
  jump: ClockJump;
}

/** Detects that Grow's clock was set. */
export interface ClockJump {
  /** Milliseconds by which Grow's clock was ahead of ours; null before its first response. */
  ahead: number | null;
  /** The high-water mark does not advance until then; our clock, milliseconds since 1970. */
  heldUntil: number;
}
export const NO_JUMP: ClockJump = { ahead: null, heldUntil: -Infinity };

/** Clock differences vary by less than this between responses. */
const JUMP_MS = 5_000;
/**
 * A change written before a clock was set may have a time far below later ones. It is visible after this time at the
 * latest.
 */
const HOLD_MS = 30_000;

/**
 * Fetches all pages of changes since the high-water mark and returns the new mark. The mark consists of Grow's own
 * times only, so our clock may be wrong by any amount. It never passes the time of the first request: records that
 * change on pages already fetched follow in the next poll.
 * @returns the new mark, and when the first page was requested, by our clock
 * @see Grow OpenAPI, `updated_since`: on or after
 */
export async function readChanges({ highWater, isDeep, fetch, take, growNow, jump }: Round) {
  const from = Math.min(highWater, growNow ?? Infinity);
  const since = new Date(from - (isDeep ? DEEP_OVERLAP_MS : OVERLAP_MS)).toISOString().replace(/\.\d{3}Z$/, 'Z');
  let token: string | null = null;
  let latest = -Infinity;
  let begun: { startedAt: number; growNow: number | null } | null = null;
  let last = -Infinity;
  const followed = new Set<string>();
  do {
    const page: GrowPage = await fetch(since, token);
    last = assertProgress(page, token, followed, last);
    begun ??= { startedAt: page.startedAt, growNow: page.growNow };
    await take(page);
    for (const { updated_at } of page.records) latest = Math.max(latest, parseInstant(updated_at));
    token = page.next;
  } while (token !== null);
  const after = jumped(jump, begun);
  // If Grow's clock was set back, its next changes must not lie below the mark.
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

/**
 * Checks that a page neither repeats nor links to an earlier one, because fetching would then never end. A page may be
 * empty and have a next one.
 * @param token of the page
 * @param followed tokens of the pages so far; the page's own is added
 * @returns the highest id so far
 */
export function assertProgress(
  { records, next }: GrowPage,
  token: string | null,
  followed: Set<string>,
  last: number,
): number {
  if (token !== null) followed.add(token);
  const first = records[0];
  const isRepeated = first !== undefined && first.id <= last;
  if (isRepeated || (next !== null && followed.has(next))) throw new RepeatedPageError();
  return records.reduce((most: number, { id }: GrowRecord) => Math.max(most, id), last);
}

/** Grow returned a page again instead of the next one. */
export class RepeatedPageError extends Error {
  constructor() {
    super('a page repeats');
    this.name = 'PageRepeats';
  }
}
