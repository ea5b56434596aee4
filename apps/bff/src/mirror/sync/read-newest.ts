import { parseInstant } from '@intake-desk/desk-api/lists/index-entry';
import type { SyncContext } from './sync-context.ts';
import type { GrowPage } from '../source/read-page.ts';

const HOUR_MS = 3_600_000;
/** Width of a window that contains all leads. */
const ALL_MS = 50 * 366 * 24 * HOUR_MS;
/** Number of leads on the first screen. */
const FIRST_SCREEN_LEADS = 50;
/** Target size of a window: more than the screen, but a single page. */
const TARGET_LEADS = 110;
const WIDEST_STEP = 24;
const MAX_TRIES = 8;
/** Maximum pages of the last window, if no attempt found one that fits a single page. */
const MAX_PAGES = 15;

/**
 * Fetches the newest untriaged leads first. Grow lists the oldest first, so the time window that contains only the
 * newest is found by trial. A window is applied once it was fetched to its end: only then is the first row really the
 * newest lead.
 * @see Grow OpenAPI, listInboxLeads, `created_since`
 */
export async function readNewest(parts: SyncContext): Promise<void> {
  let width = 6 * HOUR_MS;
  let tooWide = Infinity;
  let tooNarrow = 0;
  let now = parts.clock.now();
  for (let tries = 1; ; tries += 1) {
    const isLast = tries === MAX_TRIES;
    const since = now - width;
    const pages = await readWindow(parts, since, isLast ? MAX_PAGES : 1);
    now = pages[0]?.growNow ?? now;
    const first = pages.find(({ records }) => records.length > 0);
    const isWhole = pages.at(-1)?.next === null;
    if (isWhole || isLast) await applyPages(parts, pages);
    const count = pages.reduce((sum, { records }) => sum + records.length, 0);
    if (isLast || (isWhole && (count >= FIRST_SCREEN_LEADS || width >= ALL_MS))) return;
    if (isWhole) tooNarrow = width;
    else tooWide = width;
    const last = first?.records.at(-1);
    // Time span of the fetched records, for an estimate of their density.
    const seen = isWhole || last === undefined ? width : Math.max(parseInstant(last.created_at) - since, 60_000);
    const guess = (seen * TARGET_LEADS) / Math.max(count, TARGET_LEADS / WIDEST_STEP);
    const isBetween = guess > tooNarrow && guess < tooWide;
    width = Math.min(isBetween ? guess : tooWide === Infinity ? guess : (tooNarrow + tooWide) / 2, ALL_MS);
  }
}

async function readWindow({ ask }: SyncContext, since: number, most: number): Promise<GrowPage[]> {
  const pages: GrowPage[] = [];
  let filled = 0;
  const created = ['created_since', new Date(since).toISOString()] as const;
  // A page may be empty and have a next one.
  for (let token: string | null = null; filled < most && pages.length < MAX_PAGES;) {
    const page: GrowPage = await ask.page(
      'untriaged',
      token === null ? [created] : [created, ['page_token', token]],
      'poll',
    );
    pages.push(page);
    if (page.records.length > 0) filled += 1;
    token = page.next;
    if (token === null) break;
  }
  return pages;
}

async function applyPages({ firm, store, streams, onChanges }: SyncContext, pages: readonly GrowPage[]): Promise<void> {
  for (const { records, startedAt, growNow } of pages) {
    // Changes are polled from here on, however long the backfill takes.
    const begun = Math.min(startedAt, growNow ?? Infinity) - 5 * 60_000;
    const { high_water: mark } = streams.states.untriaged;
    const saved = { ...(mark === null ? { begun_at: begun, high_water: begun } : {}), as_of: startedAt };
    const snapshot = { firm, list: 'untriaged', startedAt, isFill: true } as const;
    onChanges(await store.apply(snapshot, records, (within) => streams.save('untriaged', saved, within)));
    streams.setInMemory('untriaged', saved);
  }
}
