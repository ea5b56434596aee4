import type { Departure } from '@intake-desk/desk-api/departure';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import { freshnessTexts as words } from '#src/texts/lists/freshness.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatShortTime, formatTimeWithSeconds } from '#src/platform/format/time.ts';

/** Something about a list that has to be said, and how loudly. */
export interface ListNoticeContent {
  tone: 'quiet' | 'warning';
  words: string;
}

/** What is the matter with a list, if anything: how far its first reading is, or why it does not get newer. */
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

/** Where a lead went, in a few words. */
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

/** *between 10:42:07 and 10:43:02*: it cannot be said more exactly. */
export function formatDepartureInterval({ after, before }: Departure): string {
  return words.between(formatTimeWithSeconds(Date.parse(after)), formatTimeWithSeconds(Date.parse(before)));
}

/** `1,204`, or `200 so far` while the first reading goes on. Never a zero that only means *not yet*. */
export function formatMirrorCount(total: number | null, freshness: Freshness | null): string {
  if (total === null || freshness === null) return '';
  if (freshness.complete) return formatNumber(total);
  return total === 0 ? '' : words.soFar(formatNumber(total));
}
