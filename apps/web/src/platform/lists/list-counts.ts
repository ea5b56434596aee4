import { freshnessTexts } from '#src/texts/lists/freshness.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatTimeWithSeconds } from '#src/platform/format/time.ts';

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

/** *Clio as of 10:42:07*, or empty before the first response. */
export function formatAsOf(asOf: number): string {
  return asOf > 0 ? freshnessTexts.asOf(formatTimeWithSeconds(asOf)) : '';
}
