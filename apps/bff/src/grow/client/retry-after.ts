/**
 * Parses a `Retry-After` header.
 * @param value the header, in seconds or as a date
 * @param now milliseconds since 1970
 * @returns milliseconds, never below 0; null if missing or unreadable
 * @see RFC 9110 §10.2.3
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Math.max(0, Number(text) * 1000);
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : Math.max(0, instant - now);
}
