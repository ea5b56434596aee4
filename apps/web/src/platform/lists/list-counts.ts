import { freshnessTexts } from '#src/texts/lists/freshness.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatTimeWithSeconds } from '#src/platform/format/time.ts';

/** A total only when Clio has said that there is no more: it never gives one itself. */
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
  // Nothing came because nothing could be asked: that is no zero.
  if (problem && items.length === 0) return '';
  return hasMore ? freshnessTexts.soFar(formatNumber(items.length)) : formatNumber(items.length);
}

/** *Clio as of 10:42:07*, or nothing before the first answer. */
export function formatAsOf(asOf: number): string {
  return asOf > 0 ? freshnessTexts.asOf(formatTimeWithSeconds(asOf)) : '';
}
