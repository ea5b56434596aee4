/**
 * Formats an instant as Grow does: UTC, whole seconds.
 * @param milliseconds since 1970
 * @returns for example `2026-11-02T17:04:11Z`
 */
export function timestamp(milliseconds: number): string {
  return `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
