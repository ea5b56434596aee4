import { parseInstant } from '../index/index-entry.ts';
import type { SyncContext } from './sync-context.ts';
import type { GrowPage } from '../source/read-page.ts';

const HOUR_MS = 3_600_000;
/** The window holds everything there can be. */
const ALL_MS = 50 * 366 * 24 * HOUR_MS;
/** So many are on the first screen. */
const ENOUGH = 50;
/** What a window should hold: more than the screen, and no second page. */
const WANTED = 110;
const WIDEST_STEP = 24;
const MAX_TRIES = 8;
/** When trying has not found a window, all its pages are read. */
const MAX_PAGES = 15;

/**
 * The youngest untriaged leads, before anything else: Grow lists the oldest first, so the window of time that holds just them is
 * found by trying. A window is shown when it is known to its end, so that the first row is the first row.
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
    const [first] = pages;
    now = first?.growNow ?? now;
    const isWhole = pages.at(-1)?.next === null;
    if (isWhole || isLast) await keep(parts, pages);
    const count = pages.reduce((sum, { records }) => sum + records.length, 0);
    if (isLast || (isWhole && (count >= ENOUGH || width >= ALL_MS))) return;
    if (isWhole) tooNarrow = width;
    else tooWide = width;
    const last = first?.records.at(-1);
    // How dense they lay in the part that was seen.
    const seen = isWhole || last === undefined ? width : Math.max(parseInstant(last.created_at) - since, 60_000);
    const guess = (seen * WANTED) / Math.max(count, WANTED / WIDEST_STEP);
    const isBetween = guess > tooNarrow && guess < tooWide;
    width = Math.min(isBetween ? guess : tooWide === Infinity ? guess : (tooNarrow + tooWide) / 2, ALL_MS);
  }
}

async function readWindow({ ask }: SyncContext, since: number, most: number): Promise<GrowPage[]> {
  const pages: GrowPage[] = [];
  const created = ['created_since', new Date(since).toISOString()] as const;
  for (let token: string | null = null; pages.length < most;) {
    const page: GrowPage = await ask.page(
      'untriaged',
      token === null ? [created] : [created, ['page_token', token]],
      'poll',
    );
    pages.push(page);
    token = page.next;
    if (token === null) break;
  }
  return pages;
}

async function keep({ firm, store, streams, onChanges }: SyncContext, pages: readonly GrowPage[]): Promise<void> {
  for (const { records, startedAt, growNow } of pages) {
    // Changes are followed from here on, whatever the first reading still takes.
    const begun = Math.min(startedAt, growNow ?? Infinity) - 5 * 60_000;
    const { high_water: mark } = streams.states.untriaged;
    const saved = { ...(mark === null ? { begun_at: begun, high_water: begun } : {}), as_of: startedAt };
    const reading = { firm, list: 'untriaged', startedAt, isFill: true } as const;
    onChanges(await store.apply(reading, records, (within) => streams.save('untriaged', saved, within)));
    streams.setInMemory('untriaged', saved);
  }
}
