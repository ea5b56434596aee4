import type { Departure } from '@intake-desk/desk-api/departure';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import { freshnessTexts, freshnessTexts as words } from '#src/texts/lists/freshness.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatShortTime, formatTime, formatTimeWithSeconds } from '#src/platform/format/time.ts';

/** A message about a list, and its tone. */
export interface ListNoticeContent {
  tone: 'quiet' | 'warning';
  words: string;
}

/** Returns the message about a list's state, if any: the progress of its backfill, or why it is out of date. */
export function listNoticeOf(freshness: Freshness | null, now: number): ListNoticeContent | null {
  if (freshness === null) return null;
  const { trouble, progress, gap } = freshness;
  if (trouble?.code === 'scope-missing') {
    return {
      tone: 'warning',
      words: words.scopeMissing(trouble.scope ?? ''),
    };
  }
  if (trouble !== null) {
    const cause = words.causes[trouble.code] ?? words.otherCause;
    return {
      tone: 'warning',
      words: words.stale(cause, formatShortTime(Date.parse(trouble.since), now)),
    };
  }
  if (progress !== null) {
    const pace = progress.pace > 0 ? formatNumber(progress.pace) : '';
    return { tone: 'quiet', words: words.beingRead(formatNumber(progress.records), pace) };
  }
  if (gap !== null && now - Date.parse(gap.until) < 30 * 60_000) {
    const at = (moment: string) => formatShortTime(Date.parse(moment), now);
    return { tone: 'quiet', words: words.gap(at(gap.from), at(gap.until)) };
  }
  return null;
}

/** Describes briefly where a lead went. */
export function formatDeparture({ to, matter }: Departure): string {
  const { departures } = words;
  switch (to) {
    case 'matter':
      return departures.matter(String(matter ?? ''));
    case 'ignored':
      return departures.ignored;
    case 'accepted':
      return departures.accepted;
    case 'gone':
      return departures.gone;
    case 'checking':
      return departures.checking;
  }
}

/** *between 10:42:07 and 10:43:02*: the exact time is unknown. */
export function formatDepartureInterval({ after, before }: Departure): string {
  return words.between(formatTimeWithSeconds(Date.parse(after)), formatTimeWithSeconds(Date.parse(before)));
}

/** `1,204`, or `200 loaded` during the backfill. Empty instead of a zero that only means *not yet*. */
export function formatMirrorCount(total: number | null, freshness: Freshness | null): string {
  if (total === null || freshness === null) return '';
  if (freshness.complete) return formatNumber(total);
  return total === 0 ? '' : words.soFar(formatNumber(total));
}

/** Formats a total only once Clio has reported the end of the list, because Clio sends no total. */
export function formatCount({
  items,
  hasMore,
  isLoading,
  problem,
}: {
  items: readonly unknown[];
  hasMore: boolean;
  isLoading: boolean;
  problem: unknown;
}): string {
  if (isLoading) return '';
  // Nothing arrived because of an error, so the count is not zero.
  if (problem && items.length === 0) return '';
  return hasMore ? freshnessTexts.soFar(formatNumber(items.length)) : formatNumber(items.length);
}

/** *Synced 10:42 AM*, or empty before the first response. */
export function formatAsOf(asOf: number): string {
  return asOf > 0 ? freshnessTexts.asOf(formatTime(asOf)) : '';
}
