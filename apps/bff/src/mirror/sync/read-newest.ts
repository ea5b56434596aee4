import type { FirmParts } from './firm-parts.ts';

const DAY_MS = 86_400_000;
/** The window holds everything there can be. */
const ALL_MS = 50 * 366 * DAY_MS;
/** So many are on the first screen. */
const ENOUGH = 50;
/** What a window should hold: more than the screen, and no second page. */
const WANTED = 120;
const MOST_TRIES = 8;

/**
 * The youngest untriaged leads, before anything else: Grow lists the oldest first, so the window of time that holds just them is
 * found by trying. What a try shows is kept.
 * @see Grow OpenAPI, listInboxLeads, `created_since`
 */
export async function readNewest({ firm, clock, ask, store, streams, onChanges }: FirmParts): Promise<void> {
  let width = DAY_MS;
  let tooWide = Infinity;
  let tooNarrow = 0;
  let now = clock.now();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const since = new Date(now - width).toISOString();
    let token: string | null = null;
    let count = 0;
    do {
      const query: [string, string][] = [['created_since', since]];
      if (token !== null) query.push(['page_token', token]);
      const page = await ask.page('untriaged', query, 'poll');
      now = page.growNow ?? now;
      const reading = { firm, list: 'untriaged', startedAt: page.startedAt, isFill: true } as const;
      const state = streams.states.untriaged;
      // Changes are followed from here on, whatever the first reading still takes.
      const begun = Math.min(page.startedAt, now) - 5 * 60_000;
      const mark = state.high_water === null ? { begun_at: begun, high_water: begun } : {};
      const saved = { ...mark, as_of: page.startedAt };
      onChanges(await store.apply(reading, page.records, (within) => streams.save('untriaged', saved, within)));
      streams.took('untriaged', saved);
      count += page.records.length;
      token = page.next;
      // Before the last tries another window is better than more pages of this one.
    } while (token !== null && tries >= MOST_TRIES / 2 && count < WANTED * 10);
    if (token === null && (count >= ENOUGH || width >= ALL_MS)) return;
    if (token === null) tooNarrow = width;
    else tooWide = width;
    const guess = token === null ? width * Math.min(16, WANTED / Math.max(count, 1)) : width / 4;
    const isBetween = guess > tooNarrow && guess < tooWide;
    width = isBetween || tooWide === Infinity ? Math.min(guess, ALL_MS) : (tooNarrow + tooWide) / 2;
  }
}
